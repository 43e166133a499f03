import type { NoteChunk, NoteRequest, NoteWriter } from '../note-writer.ts'
import { createPace, inChunks } from './pace.ts'
import { writeSection } from './sections.ts'
import { readStatements } from './statements.ts'

interface SectionText {
  key: string
  text: string
}

function draft({ notes, template, patientName, clinicianName }: NoteRequest): SectionText[] {
  const statements = readStatements(notes)
  const names = { patient: patientName, clinician: clinicianName }
  return template.sections.map((section) => ({ key: section.key, text: writeSection(section, statements, names) }))
}

const countWords = (text: string) => text.match(/\S+/g)?.length ?? 0

async function* write(request: NoteRequest, signal: AbortSignal, wordsPerSecond: number): AsyncGenerator<NoteChunk> {
  signal.throwIfAborted()
  const sections = draft(request)
  const total = sections.reduce((sum, { text }) => sum + countWords(text), 0)
  const pace = createPace(wordsPerSecond, total, signal)
  let words = 0
  for (const { key, text } of sections)
    for (const chunk of inChunks(text, pace.wordsPerChunk)) {
      await pace.until(words)
      words += countWords(chunk)
      yield { type: 'text', section: key, text: chunk }
    }
}

/** A note writer without any AI: it sorts and tidies the clinician's own sentences into the template. */
export const createOfflineWriter = ({ wordsPerSecond }: { wordsPerSecond: number }): NoteWriter => ({
  description: { kind: 'offline', model: null },
  host: null,
  write: (request, signal) => write(request, signal, wordsPerSecond),
})
