import { isDrug } from '../evidence/words/drugs.ts'
import { beforeTime, expandAbbreviation } from '../evidence/words/glossary.ts'
import { toSentence } from './tidy.ts'

const word =
  /(?<![\p{L}\p{N}/])(?:[+-]ve(?!\p{L})|(?:f\/u|r\/v|o\/e|c\/o|h\/o|c\/w|s\/e|b\/l|w\/)(?!\p{L})|\p{L}[\p{L}\p{N}]*(?![\p{L}\p{N}]|['’/.]\p{L}))/giu

const weeks = /(?<![\d/])(\d{1,2})\/52(?![\d/])/g
const duration = /(?<![\d/])(\d{1,2})\/(7|12)(?![\d/])/g

const toPatient: readonly [RegExp, string][] = [
  [/\b(?:the )?(?:patient|pt) (?:was |has been |is )?advised to\b/gi, 'you were advised to'],
  [/\b(?:the )?(?:patient|pt) (?:is|was|has been) to\b/gi, 'you are to'],
  [/\b(?:the )?(?:patient|pt) (will|should|can|must|may|would)\b/gi, 'you $1'],
  [/\b(?:the )?(?:patient|pt) is\b/gi, 'you are'],
  [/\b(?:the )?(?:patient|pt) has\b/gi, 'you have'],
  [/\b(?:the )?(?:patient|pt) was\b/gi, 'you were'],
  [/\b(?:the )?(?:patient|pt)['’]s\b/gi, 'your'],
]

const side: Readonly<Record<string, string>> = { L: 'left', R: 'right' }

const counted = (count: string, unit: string) => `${count} ${unit}${count === '1' ? '' : 's'}`

/** "3/12" is three months only where a length of time is meant. */
const expandDuration = (found: string, count: string, divisor: string, at: number, whole: string) =>
  beforeTime.test(whole.slice(Math.max(0, at - 8), at)) ? counted(count, divisor === '7' ? 'day' : 'month') : found

/** "metformin XR" is no X-ray. */
const expandXray = (found: string, at: number, whole: string) =>
  isDrug(/(\w+)\s$/.exec(whole.slice(0, at))?.[1]?.toLowerCase() ?? '') || /^\s?\d/.test(whole.slice(at + 2))
    ? found
    : 'X-ray'

/** A statement without clinical shorthand, spoken to the patient; figures, sides and negations stay as they are. */
export function inPlainWords(text: string) {
  let plain = text
  for (const [pattern, replacement] of toPatient) plain = plain.replace(pattern, replacement)
  plain = plain
    .replace(weeks, (_, count: string) => counted(count, 'week'))
    .replace(duration, expandDuration)
    .replace(/\bXR\b/g, expandXray)
    .replace(/(?<![\p{L}\p{N}])x(?=\s?\d{1,2} (?:day|week|month)s?\b)\s?/giu, 'for ')
    .replace(/(?<![\p{L}\p{N}/.'’])([LR])(?=\s\p{Ll}{3,}|\))/gu, (letter) => side[letter] ?? letter)
    .replace(/#(?=\s?\p{L})\s?/gu, 'fracture ')
    .replace(word, (found) => expandAbbreviation(found) ?? found)
  return toSentence(plain)
}
