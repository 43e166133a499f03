import type { Findings, Omission, Section, SectionHeading, Sentence } from '@medinotes/shared/consultations'
import { splitSentences } from '../offline-writer/sentences.ts'
import { checkSentence, type CheckedSentence } from './check-sentence.ts'
import { letterEnds } from './furniture.ts'
import { indexNotes, type NotesIndex } from './notes-index.ts'
import { findOmissions } from './omissions.ts'

export interface CheckedDraft {
  sections: Section[]
  omissions: Omission[]
  findings: Findings
}

function checkText(text: string, index: NotesIndex): CheckedSentence[] {
  const ends = letterEnds(text)
  return splitSentences(text).map(({ start, end }) => {
    const sentence = text.slice(start, end)
    const furniture = ends.some((part) => start >= part.start && end <= part.end)
    return furniture
      ? { text: sentence, sources: [], flags: [], differences: [], terms: [], support: 1 }
      : checkSentence(sentence, index)
  })
}

/**
 * Compares a draft with the notes: where each sentence comes from, what the notes do not bear out, and what of them is
 * missing.
 */
export function checkDraft(notes: string, sections: readonly (SectionHeading & Pick<Section, 'text'>)[]): CheckedDraft {
  const index = indexNotes(notes)
  const checked = sections.map((section) => ({ section, sentences: checkText(section.text, index) }))
  const all = checked.flatMap(({ sentences }) => sentences)
  const omissions = findOmissions(
    notes,
    all.map(({ terms }) => terms),
  )
  const count = (flag: Sentence['flags'][number]) => all.filter(({ flags }) => flags.includes(flag)).length
  return {
    sections: checked.map(({ section: { key, title, question, text }, sentences }) => ({
      key,
      title,
      ...(question !== undefined && { question }),
      text,
      sentences: sentences.map(({ text, sources, flags, differences }) => ({
        text,
        sources,
        flags,
        differences,
      })),
    })),
    omissions,
    findings: { unsupported: count('unsupported'), unstated: count('unstated'), omitted: omissions.length },
  }
}
