import type { Section, Span } from '@medinotes/shared/consultations'
import { placeSentences } from '../evidence.ts'

/** Where a sentence stands in its section's text, its bullet left out; undefined when an edit has taken it out. */
export const sentencePlace = (section: Pick<Section, 'key' | 'text' | 'sentences'>, id: string): Span | undefined =>
  placeSentences(section).find((place) => place.id === id)

/** The text without a sentence, and without the line, bullet or gap that it would leave behind. */
export function withoutSentence(text: string, { start, end }: Span) {
  const before = text.slice(0, start).replace(/[ \t]*(?:[-*•]|\d{1,2}[.)])[ \t]+$/, '')
  const after = text.slice(end)
  const startsLine = before === '' || before.endsWith('\n')
  const endsLine = after === '' || after.startsWith('\n')
  if (startsLine && endsLine) return (before + after.replace(/^\n/, '')).replace(/\n+$/, after === '' ? '' : '$&')
  return startsLine ? before + after.trimStart() : before.trimEnd() + after
}

const bulletOf = (text: string) => /(?:^|\n)([-*•])[ \t]+[^\n]*\s*$/.exec(text)?.[1]

/** The text with a statement at its end: as a further line of a list, or as a sentence of the last paragraph. */
export function withStatement(text: string, statement: string) {
  const sentence = /[.!?]$/.test(statement.trim()) ? statement.trim() : `${statement.trim()}.`
  const kept = text.trimEnd()
  if (kept === '') return sentence
  const bullet = bulletOf(kept)
  return bullet === undefined ? `${kept} ${sentence}` : `${kept}\n${bullet} ${sentence}`
}
