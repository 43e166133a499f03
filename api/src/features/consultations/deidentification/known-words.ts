import type { Finding } from './finding.ts'
import { isReporting } from './people.ts'
import { isEverydayWord } from './words/ambiguous-names.ts'
import { isEponym, isEponymHead } from './words/eponyms.ts'
import { isVocabulary } from './words/vocabulary.ts'

/** A word of a name that can be hidden wherever it stands: not short, and no word of the language or of medicine besides. */
export function isTelling(word: string) {
  const lower = word.toLowerCase()
  return lower.length > 2 && !isEverydayWord(lower) && !isVocabulary(lower) && !isEponym(lower)
}

const title = /\b(?:mr|mrs|ms|miss|mx|dr|prof)\.?\s$/i
const following = /^(?:['’]s)?[ -]([a-z]+)(?:[ -]([a-z]+))?/i

/** Whether a word of a known name stands for its person here: not in "Parkinson's disease", nor "Will" before "return". */
function standsForPerson(text: string, { start, end }: Finding, word: string) {
  if (title.test(text.slice(Math.max(0, start - 7), start))) return true
  const [, next = '', second = ''] =
    following.exec(text.slice(end, end + 60))?.map((one) => one?.toLowerCase() ?? '') ?? []
  if (isEponymHead(next) || (isEponymHead(second) && isVocabulary(next))) return false
  if (isEponym(word) && !isEverydayWord(word) && !isVocabulary(word)) return true
  if (!/^\p{Lu}/u.test(text.slice(start, start + 2))) return false
  if (isReporting(next)) return true
  return !isVocabulary(word) && !/(?:^|[.?!:\n•-])\s*$/.test(text.slice(Math.max(0, start - 3), start))
}

/** Where the text holds one of these words of known names, each a word of everyday English or of medicine as well. */
export function findKnownWords(text: string, words: readonly string[]): Finding[] {
  const wanted = new Set(words.filter((word) => word.length > 2 && /^[a-z]+$/.test(word)))
  if (wanted.size === 0) return []
  const pattern = new RegExp(String.raw`\b(?:${[...wanted].join('|')})\b`, 'gi')
  return [...text.matchAll(pattern)]
    .map(({ 0: found, index }) => ({ kind: 'person' as const, start: index, end: index + found.length }))
    .filter((finding) => standsForPerson(text, finding, text.slice(finding.start, finding.end).toLowerCase()))
}
