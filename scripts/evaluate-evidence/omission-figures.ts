import type { EvaluationCase } from '../evaluate/cases.ts'
import { checkDraft } from '../../api/src/features/consultations/evidence/check-draft.ts'
import { commonMedicines } from './medicines.ts'
import { referenceSentences } from './reference-sentences.ts'
import { count, emptyShare, type Share } from './share.ts'

export interface OmissionFigures {
  /** Statements left out of a note that are listed, by what makes them matter. */
  missed: Readonly<Record<Matter, Share>>
  /** Whole notes of which the check still says that something was left out. */
  falseAlarms: Share
}

const matters = ['medicine', 'allergy', 'mental health', 'safety net'] as const
type Matter = (typeof matters)[number]

const patterns: Readonly<Record<Matter, RegExp>> = {
  medicine: new RegExp(String.raw`\b(?:${commonMedicines.join('|')})\b`, 'i'),
  allergy: /\ballerg/i,
  'mental health': /\b(?:suicid|depressi|anxiety|self-harm)/i,
  // Not every emergency room: one may have been there before.
  'safety net':
    /\b(?:(?:return|call|contact|notify|come back|go to)\b.{0,80}\bif\b|if\b.{0,80}\b(?:return|call|contact|notify|come back|go to)\b)/i,
}

/** Sentences that matter, of whose subject no other sentence of the note speaks: without them it is lost. */
function soleStatements(sentences: readonly string[], matter: Matter) {
  return sentences.flatMap((sentence, at) => {
    const [subject] = patterns[matter].exec(sentence) ?? []
    if (subject === undefined) return []
    const sought = subject.toLowerCase()
    const others = sentences.filter((_, other) => other !== at).some((text) => text.toLowerCase().includes(sought))
    return others ? [] : [{ sentence, at }]
  })
}

const note = (sentences: readonly string[]) => [{ key: 'note', title: 'Note', text: sentences.join('\n') }]

/** Leaves one statement that matters out of each note at a time; the notes are what the reference says. */
export function measureOmissions(cases: readonly EvaluationCase[]): OmissionFigures {
  const missed = Object.fromEntries(matters.map((matter) => [matter, emptyShare()])) as Record<Matter, Share>
  const falseAlarms = emptyShare()
  for (const { reference } of cases) {
    const sentences = referenceSentences(reference)
    const notes = sentences.join('\n')
    count(falseAlarms, checkDraft(notes, note(sentences)).omissions.length > 0)
    for (const matter of matters)
      for (const { sentence, at } of soleStatements(sentences, matter)) {
        const { omissions } = checkDraft(notes, note(sentences.toSpliced(at, 1)))
        const start = sentences.slice(0, at).reduce((sum, { length }) => sum + length + 1, 0)
        const isListed = omissions.some((span) => span.start < start + sentence.length && span.end > start)
        count(missed[matter], isListed)
      }
  }
  return { missed, falseAlarms }
}
