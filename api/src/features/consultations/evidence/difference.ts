import type { Difference } from '@medinotes/shared/consultations'
import type { NotesIndex } from './notes-index.ts'
import type { Term } from './terms.ts'

/** A sentence of a draft beside the notes it is compared with. */
export interface Comparison {
  text: string
  terms: readonly Term[]
  index: NotesIndex
  /** The units of the notes that come nearest to saying it. */
  sources: readonly number[]
  /** Places looked at for it so far. */
  effort: { places: number }
}

// Notes without a full stop are one long sentence, each figure of which would search all of them.
const patience = 60_000

/** Whether one may look at another place for this sentence. */
export const mayLook = ({ effort }: Comparison) => ++effort.places <= patience

const longestQuote = 160

const shortened = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= longestQuote ? line : `${line.slice(0, longestQuote - 1).trimEnd()}…`
}

/** The words of the draft from one term to another. */
export function draftWords({ text, terms }: Comparison, from: number, to = from) {
  const [first, last] = [terms[from], terms[to]]
  return first && last ? shortened(text.slice(first.start, Math.min(last.end, first.start + 2 * longestQuote))) : ''
}

/** The words of the notes from one term to another. */
export function notesWords({ notes, terms }: NotesIndex, from: number, to = from) {
  const [first, last] = [terms[from], terms[to]]
  return first && last ? shortened(notes.slice(first.start, Math.min(last.end, first.start + 2 * longestQuote))) : null
}

/** The statement of the notes in which a term stands. */
export function statementAt({ notes, units, unitOf }: NotesIndex, place: number | undefined) {
  const unit = place === undefined ? undefined : units[unitOf[place] ?? -1]
  return unit ? shortened(notes.slice(unit.start, Math.min(unit.end, unit.start + 2 * longestQuote))) : null
}

export type FindDifferences = (comparison: Comparison) => Difference[]
