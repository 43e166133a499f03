import type { Findings, Omission, Section, Sentence } from '@medinotes/shared/consultations'
import { splitSentences } from '../offline-writer/sentences.ts'
import { withoutMarks } from '../offline-writer/tidy.ts'
import { isFurniture, letterEnds, withoutAttribution } from './furniture.ts'
import { indexNotes, type NotesIndex } from './notes-index.ts'
import { findOmissions } from './omissions.ts'
import { findSources } from './sources.ts'
import { isSupported } from './support.ts'
import { readTerms, type Term } from './terms.ts'
import { namesUnstated } from './unstated.ts'
import { findVerbatim } from './verbatim.ts'

export interface CheckedDraft {
  sections: Section[]
  omissions: Omission[]
  findings: Findings
}

interface CheckedSentence extends Sentence {
  terms: readonly Term[]
}

function checkSentence(text: string, index: NotesIndex): CheckedSentence {
  const plain = withoutMarks(text)
  const { told, asked } = withoutAttribution(plain)
  const terms = readTerms(told)
  if (terms.length === 0 || isFurniture(plain)) return { text, sources: [], flags: [], terms: [] }
  const verbatim = findVerbatim(terms, index, (question) => asked || (question.answer !== 'no' && told.includes(': ')))
  if (verbatim) return { text, sources: verbatim, flags: [], terms }
  const sources = findSources(terms, index)
  const flags: Sentence['flags'] = []
  if (!isSupported(terms, sources, index)) flags.push('unsupported')
  if (namesUnstated(told, index)) flags.push('unstated')
  const spans = sources.map((unit) => index.units[unit]).filter((unit) => unit !== undefined)
  return { text, sources: spans.map(({ start, end }) => ({ start, end })), flags, terms }
}

function checkText(text: string, index: NotesIndex): CheckedSentence[] {
  const ends = letterEnds(text)
  return splitSentences(text).map(({ start, end }) => {
    const sentence = text.slice(start, end)
    const furniture = ends.some((part) => start >= part.start && end <= part.end)
    return furniture ? { text: sentence, sources: [], flags: [], terms: [] } : checkSentence(sentence, index)
  })
}

/**
 * Compares a draft with the notes: where each sentence comes from, what the notes do not bear out, and what of them is
 * missing.
 */
export function checkDraft(notes: string, sections: readonly Pick<Section, 'key' | 'title' | 'text'>[]): CheckedDraft {
  const index = indexNotes(notes)
  const checked = sections.map((section) => ({ section, sentences: checkText(section.text, index) }))
  const all = checked.flatMap(({ sentences }) => sentences)
  const omissions = findOmissions(
    notes,
    all.map(({ terms }) => terms),
  )
  const count = (flag: Sentence['flags'][number]) => all.filter(({ flags }) => flags.includes(flag)).length
  return {
    sections: checked.map(({ section: { key, title, text }, sentences }) => ({
      key,
      title,
      text,
      sentences: sentences.map(({ text, sources, flags }) => ({ text, sources, flags })),
    })),
    omissions,
    findings: { unsupported: count('unsupported'), unstated: count('unstated'), omitted: omissions.length },
  }
}
