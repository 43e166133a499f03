import { isDrug } from './words/drugs.ts'
import { isAgreement, isFunctionWord, isNegation } from './words/function-words.ts'
import { beforeTime, comparableWords } from './words/glossary.ts'
import { joinNumberWords, numberWord, plainFigure } from './words/numbers.ts'
import { stem } from './words/stem.ts'

type TermKind = 'word' | 'number' | 'side' | 'negation' | 'agreement' | 'drug' | 'date'

/** A word or number that carries meaning, in the form in which texts are compared, with its place in the text. */
export interface Term {
  text: string
  kind: TermKind
  start: number
  end: number
}

const invisible = String.raw`\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF`
const pattern = new RegExp(
  [
    String.raw`(?<![\d/])\d{1,2}/(?:7|52|12)(?![\d/])`,
    String.raw`(?<![\p{L}\p{N}])x ?\d{1,2}(?=\s*(?:[.,:;)…]|$))`,
    String.raw`(?<!\p{L})x-rays?(?!\p{L})`,
    String.raw`\d+(?:[.,]\d+)*`,
    String.raw`(?<!\p{L})(?:mm-hmm|uh-huh|uh-uh|(?:f/u|r/v|o/e|c/o|h/o|c/w|s/e|b/l)(?!\p{L})|w/(?=\s))`,
    String.raw`[+-]ve\b`,
    String.raw`n['’]t\b`,
    String.raw`\p{L}[\p{L}\p{M}\p{N}${invisible}]*(?:['’]t(?!\p{L}))?`,
    '[#%]',
  ].join('|'),
  'giu',
)
const invisibles = new RegExp(`[${invisible}]`, 'gu')

const dates = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december today tomorrow yesterday'.split(
    ' ',
  ),
)

// "all right", "is that right?", "right now" say nothing about a side.
const plainRight =
  /^\s(?:now|away|after|before|there|here|onto|behind|around|where|so|okay|well|i|we|let['’]?s|you|they|them)\b/i
const asksAgreement = /^\s?\?/
const beforeSide = /\b(?:the|on|to|your|my|his|her|their|or|and|left|than|from|a|upper|lower|side|which|l|r) $/i
const beforePlainRight = /\b(?:all|that|that['’]s|that is|this|about|be) $/i
const beforeVerbLeft = /\b(?:i|we|he|she|they|has|have) $/i

/** Whether "left" or "right" names a side. */
function isSideWord(text: string, word: string, start: number, end: number) {
  const before = text.slice(Math.max(0, start - 9), start)
  if (word === 'left') return !beforeVerbLeft.test(before)
  const after = text.slice(end, end + 12)
  if (asksAgreement.test(after)) return beforeSide.test(before)
  return !beforePlainRight.test(before) && !plainRight.test(after)
}

/** "3 May", "May 2025": not "may" or "march". */
const isMonth = (text: string, start: number, end: number) =>
  /\d(?:st|nd|rd|th)?(?: of)? $/i.test(text.slice(Math.max(0, start - 8), start)) ||
  /^ \d/.test(text.slice(end, end + 3))

function kindOf(word: string): TermKind {
  if (isNegation(word)) return 'negation'
  if (isAgreement(word)) return 'agreement'
  if (isDrug(word)) return 'drug'
  return dates.has(word) ? 'date' : 'word'
}

const kindText: Partial<Record<TermKind, string>> = { negation: 'NOT', agreement: 'YES' }

function wordTerm(word: string, start: number, end: number): Term | undefined {
  const number = numberWord(word)
  if (number !== undefined) return { text: number, kind: 'number', start, end }
  const kind = kindOf(word)
  if (kind === 'word' && (isFunctionWord(word) || isFunctionWord(word.replace(/s$/, '')))) return undefined
  return { text: kindText[kind] ?? (kind === 'word' ? stem(word) : word), kind, start, end }
}

// "2 L" is litres; "6/52 L knee" is a side.
const afterFigure = /(?<!\/\d?)\d\s?$/

const timeUnits: Readonly<Record<string, string>> = { '7': 'day', '52': 'week', '12': 'month' }

function readMatch(text: string, raw: string, start: number): (Term | undefined)[] {
  const end = start + raw.length
  if (/^\d/.test(raw)) {
    const [number = '', divisor] = raw.split('/')
    const value: Term = { text: plainFigure(number), kind: 'number', start, end }
    if (!divisor) return [value]
    // "3/12" is three months only where a length of time is meant; else it is a date or a score.
    const isTime = divisor !== '12' || beforeTime.test(text.slice(Math.max(0, start - 8), start))
    return [value, isTime ? wordTerm(timeUnits[divisor] ?? '', start, end) : { ...value, text: divisor }]
  }
  if (/^x ?\d/i.test(raw)) {
    const figure = raw.replace(/^x ?/i, '')
    return [
      { text: figure, kind: 'number', start: end - figure.length, end },
      { text: stem('times'), kind: 'word', start, end },
    ]
  }
  if ((raw === 'L' || raw === 'R') && !afterFigure.test(text.slice(Math.max(0, start - 4), start)))
    return [{ text: raw === 'L' ? 'left' : 'right', kind: 'side', start, end }]
  const plain = raw.replace(invisibles, '').replace('’', "'")
  // By way of capitals, so that a letter with an unusual capital is still itself at the start of a sentence.
  const lower = plain.toUpperCase().toLowerCase()
  if (lower === 'left' || lower === 'right')
    return isSideWord(text, lower, start, end) ? [{ text: lower, kind: 'side', start, end }] : []
  if ((lower === 'may' || lower === 'march') && isMonth(text, start, end))
    return [{ text: lower, kind: 'date', start, end }]
  if (lower.startsWith('x-ray')) return [{ text: 'xr', kind: 'word', start, end }]
  const denied = /^non(?=[a-z]{4})(?!steroid|complian)/.exec(lower)
  if (denied && !comparableWords(plain))
    return [{ text: 'NOT', kind: 'negation', start, end }, wordTerm(lower.slice(3), start, end)]
  const words =
    comparableWords(plain)?.replace('X-ray', 'xr') ?? (lower.endsWith("'t") || lower.includes('-') ? lower : undefined)
  if (words === undefined) return [wordTerm(lower, start, end)]
  return (words === lower ? [lower] : words.toLowerCase().split(/[\s-]+/)).map((word) => wordTerm(word, start, end))
}

/** The terms of a text, abbreviations written out, function words left out. */
export function readTerms(text: string): Term[] {
  const terms: Term[] = []
  for (const match of text.matchAll(pattern))
    for (const term of readMatch(text, match[0], match.index)) if (term) terms.push(term)
  return joinNumberWords(terms, text)
}

/** A term whose loss or change alters what a statement says. */
export const isCritical = (term: Term) => term.kind !== 'word' && term.kind !== 'agreement'
