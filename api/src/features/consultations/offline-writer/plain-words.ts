import { isDrug } from '../evidence/words/drugs.ts'
import { beforeTime, expandAbbreviation } from '../evidence/words/glossary.ts'
import { toSentence } from './tidy.ts'

const word =
  /(?<![\p{L}\p{N}/])(?:[+-]ve(?!\p{L})|(?:f\/u|r\/v|o\/e|c\/o|h\/o|c\/w|s\/e|b\/l|w\/)(?!\p{L})|\p{L}[\p{L}\p{N}]*(?![\p{L}\p{N}]|['’/.]\p{L}))/giu

const weeks = /(?<![\d/])(\d{1,2})\/52(?![\d/])/g
const duration = /(?<![\d/])(\d{1,2})\/(7|12)(?![\d/])/g

const side: Readonly<Record<string, string>> = { L: 'left', R: 'right' }

/** "weekly x 6": how often, where a stop and not a unit follows. */
const timesCount = / ?(?<![\p{L}\p{N}])x ?(\d{1,2})(?=\s*(?:[.,:;)…]|$))/giu

/** Shorthand that everyone uses. */
const everyday = new Set(['GP'])

const counted = (count: string, unit: string) => `${count} ${unit}${count === '1' ? '' : 's'}`

/** "3/12" is three months only where a length of time is meant. */
const expandDuration = (found: string, count: string, divisor: string, at: number, whole: string) =>
  beforeTime.test(whole.slice(Math.max(0, at - 8), at)) ? counted(count, divisor === '7' ? 'day' : 'month') : found

/** "metformin XR" is no X-ray. */
const expandXray = (found: string, at: number, whole: string) =>
  isDrug(/(\w+)\s$/.exec(whole.slice(0, at))?.[1]?.toLowerCase() ?? '') || /^\s?\d/.test(whole.slice(at + 2))
    ? found
    : 'X-ray'

/** "L knee", "L TKR", "bone on bone L.", "R > L": a side; "2 L", "L5" and "Dr L Smith" are not. */
const sides: readonly RegExp[] = [
  /(?<![\p{L}\p{N}/.'’]|(?<!\/\d?)\d\s)([LR])(?=\s(?!(?:so|now|away|after|before|there|here|where|okay|well|we|let|you|they|them)\b)\p{Ll}{2,}|\))/gu,
  /(?<=\p{Ll} |[(>] ?)([LR])(?=\s?(?:[.,;:)>]|$))/gu,
  /(?<![\p{L}\p{N}/.'’]|(?<!\/\d?)\d\s)([LR])(?=\s?>)/gu,
]
const sideBeforeShorthand = /(?<![\p{L}\p{N}/.'’]|(?<!\/\d?)\d\s)([LR])(?= (\p{Lu}[\p{L}\p{N}]*))/gu

function withSides(text: string) {
  let plain = text.replace(sideBeforeShorthand, (letter: string, _, next: string) =>
    expandAbbreviation(next) === undefined ? letter : (side[letter] ?? letter),
  )
  for (const pattern of sides) plain = plain.replace(pattern, (letter) => side[letter] ?? letter)
  return plain
}

/** A statement without clinical shorthand, in a patient's words; figures, sides and negations stay as they are. */
export function inPlainWords(text: string) {
  const plain = withSides(text)
    .replace(/^rv\b(?= (?:in )?\d|[.,]| with)/i, 'Review')
    .replace(weeks, (_, count: string) => counted(count, 'week'))
    .replace(duration, expandDuration)
    .replace(/\bXR\b/g, expandXray)
    .replace(/(?<![\p{L}\p{N}])x(?=\s?\d{1,2} (?:day|week|month)s?\b)\s?/giu, 'for ')
    .replace(timesCount, (_, count: string) => `, ${count} time${count === '1' ? '' : 's'}`)
    .replace(/(\d) ?hr\b(?! ?\d)/g, (_, count: string) => `${count} hour`)
    .replace(/(\d) ?deg\b/g, '$1 degrees')
    .replace(/#(?=\s?\p{L})\s?/gu, 'fracture ')
    .replace(/(?<=\p{Ll} )re(?= \p{L})/gu, 'about')
    .replace(/\bnil(?= \p{Ll})/gu, 'no')
    .replace(word, (found) => (everyday.has(found) ? found : (expandAbbreviation(found) ?? found)))
    .replace(/\b(review|follow-up|see me) (?=\d{1,2} (?:day|week|month)s?\b)/gi, '$1 in ')
  return toSentence(plain)
}
