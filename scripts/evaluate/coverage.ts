import type { Sentence } from '@medinotes/shared/consultations'
import { indexNotes } from '../../api/src/features/consultations/evidence/notes-index.ts'

const fewestTerms = 2

/** How much of the notes a draft points at, and how much of the draft points at nothing. */
export function countStatements(notes: string, sentences: readonly Sentence[]) {
  const sources = sentences.flatMap((sentence) => sentence.sources)
  const statements = indexNotes(notes).units.filter(
    ({ question, firstTerm, endTerm }) => !question && endTerm - firstTerm >= fewestTerms,
  )
  const carried = statements.filter(({ start, end }) => sources.some((span) => span.start < end && span.end > start))
  const judged = sentences.filter((sentence) => sentence.sources.length > 0 || sentence.flags.length > 0)
  return {
    statements: statements.length,
    carried: carried.length,
    sentences: judged.length,
    withoutSource: judged.filter((sentence) => sentence.sources.length === 0).length,
  }
}
