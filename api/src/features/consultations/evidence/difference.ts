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
}

const longestQuote = 160

const shortened = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= longestQuote ? line : `${line.slice(0, longestQuote - 1).trimEnd()}…`
}

/** The words of the draft from one term to another. */
export function draftWords({ text, terms }: Comparison, from: number, to = from) {
  const [first, last] = [terms[from], terms[to]]
  return first && last ? shortened(text.slice(first.start, last.end)) : ''
}

/** The words of the notes from one term to another. */
export function notesWords({ notes, terms }: NotesIndex, from: number, to = from) {
  const [first, last] = [terms[from], terms[to]]
  return first && last ? shortened(notes.slice(first.start, last.end)) : null
}

/** The statement of the notes in which a term stands. */
export function statementAt({ notes, units, unitOf }: NotesIndex, place: number | undefined) {
  const unit = place === undefined ? undefined : units[unitOf[place] ?? -1]
  return unit ? shortened(notes.slice(unit.start, unit.end)) : null
}

export type FindDifferences = (comparison: Comparison) => Difference[]
