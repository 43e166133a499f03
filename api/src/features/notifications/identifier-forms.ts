import { fold, foldings, wordsOf } from './folded-text.ts'

/** What a notice must not name of its case. */
export interface Identifiers {
  names: readonly string[]
  /** `YYYY-MM-DD`. */
  dates: readonly string[]
  /** Of a file, a claim, a Medicare card. */
  numbers: readonly string[]
  phones: readonly string[]
  emails: readonly string[]
}

/** What stands beside a name and names nobody. */
const noNames = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'professor', 'doctor', 'and', 'the', 'of'])

/** Scripts that put no space between words. */
const unspaced = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]+$/u

/**
 * How a name may be written, as words in a row: whole, reversed, by initial, run together, and each part of three letters or
 * more by itself. A part that is also a common word counts all the same: a notice too few is safer than a name too many.
 */
export function nameForms(name: string): string[] {
  const forms = foldings(name).flatMap((folded) => {
    const words = withoutTitles(wordsOf(folded))
    const parts = withoutTitles(wordsOf(folded.replaceAll(`'`, ' ')))
    return [
      ...[...words, ...parts].flatMap((word) => (word.length < 3 ? [] : [word, ...splits(word)])),
      ...orders(words).flatMap((order) => [order.join(' '), ...joined(order)]),
      ...runs(words).flatMap(joined),
    ].filter((form) => form.length >= 2)
  })
  return [...new Set(forms)]
}

/** Whether any of the forms stands in the words. */
export function hasName(words: readonly string[], forms: readonly string[]) {
  const line = ` ${words.join(' ')} `
  return forms.some((form) => line.includes(unspaced.test(form) ? form : ` ${form} `))
}

function withoutTitles(words: string[]) {
  const names = words.filter((word) => !noNames.has(word))
  return names.length > 0 ? names : words
}

/** "obrien" may be "O Brien", and "mcdonald" "Mc Donald". */
const splits = (word: string) =>
  word.length < 5 ? [] : [1, 2, 3].map((at) => `${word.slice(0, at)} ${word.slice(at)}`)

/** Shorter ones are in other words, such as "ina" in "in a". */
const joined = (words: readonly string[]) => [words.join('')].filter((word) => word.length >= 4)

function orders(words: readonly string[]): string[][] {
  const [first = '', ...others] = words
  const last = others.at(-1)
  if (last === undefined) return [[first]]
  const given = words.slice(0, -1)
  const initials = given.map((word) => word.slice(0, 1))
  const pairs = [first, first.slice(0, 1)].map((one) => [one, last])
  const straight = [[...words], [...initials, last], ...pairs]
  return [
    ...straight,
    words.toReversed(),
    [last, ...given],
    [last, ...initials],
    ...pairs.map((pair) => pair.toReversed()),
  ]
}

/** Neighbouring words, such as the halves of "Ana-Maria" and the parts of "van den Berg". */
const runs = (words: readonly string[]) =>
  words.flatMap((_, from) =>
    [2, 3, 4].map((length) => words.slice(from, from + length)).filter((run) => run.length > 1),
  )

const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
]

/** Finds a date in folded text, however Australians write it; the American order too. */
export function datePattern(date: string): RegExp {
  const [year = '', month = '', day = ''] = date.split('-')
  const name = months[Number(month) - 1] ?? month
  const M = `0?${Number(month)}`
  const D = `0?${Number(day)}`
  const nth = String.raw`${D}(?:\s?(?:st|nd|rd|th))?`
  const Y = `(?:${year}|'?${year.slice(2)})`
  const word = String.raw`(?:${name}|${name.slice(0, 4)}|${name.slice(0, 3)})(?!\p{L})\.?`
  const dash = String.raw`\s{0,3}[\s./_,-]\s{0,3}`
  const gap = String.raw`[\s./_,-]{0,4}(?:of\s{1,3})?`
  const otherYear = String.raw`(?!${gap}'?\d{2})`
  const spellings = [
    ...[[D, M, Y].join(dash), [M, D, Y].join(dash), [year, M, D].join(dash)],
    ...[[nth, word, Y].join(gap), [word, nth, Y].join(gap), [year, word, nth].join(gap)],
    // Without its year it says enough, unless another year follows.
    ...[`${nth}${gap}${word}${otherYear}`, String.raw`${word}${gap}${nth}(?!\d)${otherYear}`],
    ...[`${year}${month}${day}`, `${day}${month}${year}`],
  ]
  return new RegExp(String.raw`(?<!\d)(?:${spellings.join('|')})(?!\d)`, 'u')
}

const between = String.raw`[\s.()/_-]{0,3}`
const spaced = (characters: string) => Array.from(characters, escape).join(between)
const escape = (character: string) => character.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)

/** Finds a number in folded text whatever stands between its figures; none of fewer than four, which are in everything. */
export function numberPattern(number: string): RegExp | null {
  const characters = fold(number).replaceAll(/[^\p{L}\p{N}]/gu, '')
  return characters.length < 4 ? null : whole(spaced(characters))
}

/** Finds a phone number in folded text with or without the code of the country or, of a landline, the area. */
export function phonePattern(phone: string): RegExp | null {
  const digits = fold(phone).replaceAll(/\D/g, '')
  const national = digits.replace(/^(?:00)?610?(?=\d{9}$)|^0(?=\d{9}$)|^00/, '')
  if (national.length < 6) return null
  const country = String.raw`(?:(?:\+|00)?${between}61${between})?(?:\(?0\)?${between})?`
  const local = /^[2378]\d{8}$/.test(national) ? `|${spaced(national.slice(1))}` : ''
  return whole(`(?:${country}${spaced(national)}${local})`)
}

export const emailPattern = (email: string) => {
  const address = fold(email).trim()
  return address === '' ? null : whole(Array.from(address, escape).join(''))
}

const whole = (pattern: string) => new RegExp(String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`, 'u')
