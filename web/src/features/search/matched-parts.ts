import { nameWords } from '@medinotes/shared/name-words'

interface Part {
  text: string
  isMatch: boolean
}

/** A text cut where its words begin as one of the query's does, accents and case aside, as the service finds them. */
export function partsOf(text: string, query: string): Part[] {
  const wanted = nameWords(query).toSorted((a, b) => b.length - a.length)
  const parts: Part[] = []
  let end = 0
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const length = matchedLength(word, wanted)
    if (length === 0) continue
    if (index > end) parts.push({ text: text.slice(end, index), isMatch: false })
    end = index + length
    parts.push({ text: text.slice(index, end), isMatch: true })
  }
  if (end < text.length) parts.push({ text: text.slice(end), isMatch: false })
  return parts
}

/** How much of a word, as it is written, is one of those wanted; 0 where it is none. */
function matchedLength(word: string, wanted: readonly string[]) {
  const found = wanted.find((each) => folded(word).startsWith(each))
  if (found === undefined) return 0
  let length = 0
  for (const letter of word.match(/\P{M}\p{M}*/gu) ?? []) {
    if (folded(word.slice(0, length)).length >= found.length) break
    length += letter.length
  }
  return length
}

const folded = (word: string) => nameWords(word).join('')
