import { expandAbbreviation } from '../evidence/words/glossary.ts'
import { toSentence } from './tidy.ts'

const word =
  /(?<![\p{L}\p{N}/])(?:[+-]ve(?!\p{L})|(?:f\/u|r\/v|o\/e|c\/o|h\/o|c\/w|s\/e|b\/l|w\/)(?!\p{L})|\p{L}[\p{L}\p{N}]*(?![\p{L}\p{N}]|['’/.]\p{L}))/giu

const weeks = /(?<![\d/])(\d{1,2})\/52(?![\d/])/g
const duration =
  /(?<=\b(?:for|in|x|every|over|after|next|last|past|within|of)\s)(\d{1,2})\/(7|12)(?![\d/])|(?<![\d/])(\d{1,2})\/(7|12)(?=\s(?:ago|history|hx)\b)/gi

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

function expandDuration(_: string, ...groups: (string | undefined)[]) {
  const [count = '', divisor] = groups[0] === undefined ? [groups[2], groups[3]] : [groups[0], groups[1]]
  return counted(count, divisor === '7' ? 'day' : 'month')
}

/** A statement without clinical shorthand, spoken to the patient; figures, sides and negations stay as they are. */
export function inPlainWords(text: string) {
  let plain = text
  for (const [pattern, replacement] of toPatient) plain = plain.replace(pattern, replacement)
  plain = plain
    .replace(weeks, (_, count: string) => counted(count, 'week'))
    .replace(duration, expandDuration)
    .replace(/(?<![\p{L}\p{N}])x(?=\s?\d{1,2} (?:day|week|month)s?\b)\s?/giu, 'for ')
    .replace(/(?<![\p{L}\p{N}/.'’])([LR])(?=\s\p{Ll}{3,}|\))/gu, (letter) => side[letter] ?? letter)
    .replace(/#(?=\s?\p{L})\s?/gu, 'fracture ')
    .replace(word, (found) => expandAbbreviation(found) ?? found)
  return toSentence(plain)
}
