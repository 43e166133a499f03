import type { Section } from '@medinotes/shared/consultations'
import { checkDraft } from '../../api/src/features/consultations/evidence/check-draft.ts'
import { countStatements } from './coverage.ts'
import type { NoteWriter } from '../../api/src/features/consultations/note-writer.ts'
import type { Template } from '../../api/src/features/consultations/templates.ts'
import type { EvaluationCase } from './cases.ts'
import { scoreRouge, type Rouge } from './rouge.ts'

export interface Measured extends Rouge {
  /** Sentences of the notes that state something, and how many of them a sentence of the draft points at. */
  statements: number
  carried: number
  /** Sentences of the draft that state something, and how many of them point at nothing in the notes. */
  sentences: number
  withoutSource: number
  unsupported: number
  unstated: number
  omitted: number
  milliseconds: number
}

async function writeDraft(writer: NoteWriter, notes: string, template: Template) {
  const texts = new Map(template.sections.map(({ key }) => [key, '']))
  const request = {
    patientName: 'Alex Sample',
    dateOfVisit: '2026-01-15',
    notes,
    template,
    language: 'en-AU',
    clinicianName: 'Dr Robin Example',
    onSending: async () => undefined,
  }
  for await (const chunk of writer.write(request, new AbortController().signal))
    if (chunk.type === 'text') texts.set(chunk.section, (texts.get(chunk.section) ?? '') + chunk.text)
  return template.sections.map(({ key, title }) => ({ key, title, text: texts.get(key) ?? '' }))
}

const judged = (sections: readonly Section[]) => sections.flatMap((section) => section.sentences)

/** One case: written, checked against its notes, compared with its reference. */
export async function measure(
  writer: NoteWriter,
  template: Template,
  sections: readonly string[],
  { notes, reference }: EvaluationCase,
): Promise<Measured> {
  const began = performance.now()
  const draft = await writeDraft(writer, notes, template)
  const milliseconds = performance.now() - began
  const checked = checkDraft(notes, draft)
  const text = draft
    .filter(({ key }) => sections.includes(key))
    .map((section) => section.text)
    .join('\n')
  const { statements, carried, sentences, withoutSource } = countStatements(notes, judged(checked.sections))
  const { unsupported, unstated, omitted } = checked.findings
  return {
    statements,
    carried,
    sentences,
    withoutSource,
    unsupported,
    unstated,
    omitted,
    milliseconds,
    ...scoreRouge(text, reference),
  }
}
