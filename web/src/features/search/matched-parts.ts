import { nameWords, searchWords } from '@medinotes/shared/name-words'

interface Part {
  text: string
  isMatch: boolean
}

/** A text cut where its words begin as one of the query's does, accents and case aside, as the service finds them. */
export function partsOf(text: string, query: string): Part[] {
  const wanted = searchWords(query).toSorted((a, b) => b.length - a.length)
  const parts: Part[] = []
  let end = 0
  for (const { index, length } of matchesIn(text, wanted)) {
    if (index > end) parts.push({ text: text.slice(end, index), isMatch: false })
    end = index + length
    parts.push({ text: text.slice(index, end), isMatch: true })
  }
  if (end < text.length) parts.push({ text: text.slice(end), isMatch: false })
  return parts
}

const runs = /[\p{L}\p{N}\p{M}]+(?:['’‘ʼ‐‑-][\p{L}\p{N}\p{M}]+)*/gu
const wordsOfRun = /[\p{L}\p{N}\p{M}]+/gu

/** Words, and what an apostrophe or a hyphen joins where it is only found as one: "obrien" in O’Brien. */
function* matchesIn(text: string, wanted: readonly string[]) {
  for (const { 0: run, index } of text.matchAll(runs)) {
    const within = [...run.matchAll(wordsOfRun)]
      .map(({ 0: word, index: at }) => ({ index: index + at, length: matchedLength(word, wanted) }))
      .filter(({ length }) => length > 0)
    const whole = matchedLength(run, wanted)
    if (within.length > 0) yield* within
    else if (whole > 0) yield { index, length: whole }
  }
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
