import type { Difference, Sentence } from '@medinotes/shared/consultations'
import { withoutMarks } from '../offline-writer/tidy.ts'
import { isFurniture, withoutAttribution } from './furniture.ts'
import type { NotesIndex } from './notes-index.ts'
import { findSources } from './sources.ts'
import { findDifferences } from './differences.ts'
import { lexicalSupport } from './support.ts'
import { readTerms, type Term } from './terms.ts'
import { namesUnstated } from './unstated.ts'
import { findVerbatim } from './verbatim.ts'

export interface CheckedSentence extends Sentence {
  differences: Difference[]
  /** What the sentence says, in the form in which texts are compared; empty when it says nothing. */
  terms: readonly Term[]
  /** What share of its words the notes have, 0 to 1. */
  support: number
}

/** Compares one sentence of a draft with the notes. */
export function checkSentence(text: string, index: NotesIndex): CheckedSentence {
  const plain = withoutMarks(text)
  const { told, asked } = withoutAttribution(plain)
  const terms = readTerms(told)
  if (terms.length === 0 || isFurniture(plain))
    return { text, sources: [], flags: [], differences: [], terms: [], support: 1 }
  const verbatim = findVerbatim(terms, index, (question) => asked || (question.answer !== 'no' && told.includes(': ')))
  if (verbatim) return { text, sources: verbatim, flags: [], differences: [], terms, support: 1 }
  const sources = findSources(terms, index)
  const flags: Sentence['flags'] = []
  const differences = findDifferences({ text: told, terms, index, sources, effort: { places: 0 } })
  if (differences.length > 0) flags.push('unsupported')
  if (namesUnstated(told, index)) flags.push('unstated')
  const spans = sources.map((unit) => index.units[unit]).filter((unit) => unit !== undefined)
  return {
    text,
    sources: spans.map(({ start, end }) => ({ start, end })),
    flags,
    differences,
    terms,
    support: lexicalSupport(terms, index),
  }
}
