import { findAll, type Finding, type IdentifierKind } from './finding.ts'
import { findKnownWords, isTelling } from './known-words.ts'

/** What the form and the booking say of a case, as typed there. */
export interface KnownIdentifiers {
  patient: string
  clinician: string
  /** Other people of the case. */
  names?: readonly string[]
  /** `YYYY-MM-DD`. */
  dates?: readonly string[]
  /** Of a file, a claim, a Medicare card. */
  numbers?: readonly string[]
  phones?: readonly string[]
  emails?: readonly string[]
  addresses?: readonly string[]
  /** Employers, insurers, practices. */
  organizations?: readonly string[]
  /** What the clinician had hidden besides, of whatever kind. */
  hidden?: readonly string[]
}

const escape = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
const wordCharacters = String.raw`a-z0-9\u00c0-\u1fff\u2c00-\ud7ff`
// For lower-case text, without Unicode classes: ignoring case beside them takes the engine a tenth of a second for each pattern.
// What stands before a match is looked at afterwards, since a look behind would be tried at every character.
const whole = (pattern: string) => new RegExp(`(?:${pattern})(?![${wordCharacters}])`, 'g')
const titles = /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|doctor|sir|dame)\.?\s+/i

/** The words of a name without its titles, any apostrophe as typed. */
export const wordsOfName = (name: string) =>
  name
    .normalize('NFC')
    .trim()
    .replace(titles, '')
    .match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.]*/gu) ?? []

const accented = [
  'aàáâãäåāăą',
  'cçćč',
  'dđď',
  'eèéêëēęě',
  'gğ',
  'iìíîïī',
  'lł',
  'nñńň',
  'oòóôõöøōő',
  'sśšşș',
  'tţț',
  'uùúûüūů',
  'yýÿ',
  'zźżž',
]

/** A word of a name with or without its accents and apostrophes. */
const spell = (word: string) =>
  Array.from(word.normalize('NFC').toLowerCase(), (letter) => {
    if (/['’]/.test(letter)) return "['’]?"
    if (letter === '.') return String.raw`\.?`
    const variants = accented.find((set) => set.includes(letter))
    return variants === undefined ? escape(letter) : String.raw`[${variants}][\u0300-\u036f]?`
  }).join('')
const between = String.raw`(?:[\s-]{1,3}|,\s?)`

/** Ways to write a name, as patterns; the longer ones first. */
function ofName(name: string): string[] {
  const words = wordsOfName(name)
  const [first = '', ...others] = words
  const last = others.at(-1)
  if (last === undefined) return isTelling(first) ? [spell(first)] : []
  const initial = String.raw`${spell(first[0] ?? '')}\.?`
  const straight = [words, [first, last]].map((order) => order.map(spell).join(between))
  // Two words of the language turned round, as in "in May Will returns", are a name only with a comma.
  const turned = words.some(isTelling) ? between : String.raw`,\s?`
  const reversed = [words.slice(0, -1), [first]].map((given) => spell(last) + turned + given.map(spell).join(between))
  const initials = [String.raw`${initial}\s?${spell(last)}`, String.raw`${spell(last)},?\s${initial}`]
  return [...straight, ...reversed, ...(isTelling(last) ? initials : []), ...words.filter(isTelling).map(spell)]
}

const monthNames = 'january february march april may june july august september october november december'.split(' ')

function ofDate(date: string): string[] {
  const [year = '', month = '', day = ''] = date.split('-')
  const [m, d, y] = [`0?${Number(month)}`, `0?${Number(day)}`, `(?:${year}|['’]?${year.slice(2)})`]
  const name = monthNames[Number(month) - 1] ?? month
  const word = `(?:${name}|${name.slice(0, 4)}|${name.slice(0, 3)})\\.?`
  const nth = `${d}(?:\\s?(?:st|nd|rd|th))?`
  const mark = String.raw`\s?[\s./-]\s?`
  const gap = String.raw`[\s.,/-]{0,3}(?:of\s)?`
  return [
    ...[
      [d, m, y],
      [m, d, y],
      [year, m, d],
    ].map((order) => order.join(mark)),
    ...[
      [nth, word, y],
      [word, nth, y],
    ].map((order) => order.join(gap)),
    ...[`${year}${month}${day}`, `${day}${month}${year}`],
  ]
}

const spaced = (characters: string) => Array.from(characters, escape).join(String.raw`[\s./-]?`)
const alphanumeric = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '')

function ofNumber(number: string): string[] {
  const characters = alphanumeric(number).toLowerCase()
  return characters.length < 4 ? [] : [spaced(characters)]
}

/** With or without the code of the country or, of a landline, the area. */
function ofPhone(phone: string): string[] {
  const national = phone.replaceAll(/\D/g, '').replace(/^(?:00)?610?(?=\d{9}$)|^0(?=\d{9}$)/, '')
  if (national.length < 6) return []
  const local = /^[2378]\d{8}$/.test(national) ? [spaced(national.slice(1))] : []
  return [
    String.raw`(?:(?:\+|00)?\s?61\s?)?(?:\(?0\)?\s?)?${spaced(national).replace(String.raw`[\s./-]?`, String.raw`\)?[\s./-]?`)}`,
    ...local,
  ]
}

function literal(value: string): string[] {
  const words = value.trim().split(/\s+/)
  return value.trim().length < 3 ? [] : [words.map(spell).join(String.raw`[\s,]{1,3}`)]
}

const literalWords = (value: string) => [
  value
    .trim()
    .split(/\s+/)
    .map(spell)
    .join(String.raw`\s{1,3}`),
]

/** Whether a name is in a script that puts no space between words: Thai, Lao, Chinese, Japanese, Korean. */
export const isUnspaced = (name: string) => /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}/.test(name)

/** In lower case and of the same length, unlike what becomes of "İ". */
function lowerCase(text: string) {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text.replaceAll(/[^İ]+/g, (part) => part.toLowerCase())
}

/** Where the text holds what is known of its case, in its usual spellings. */
export function createKnownFinder(known: KnownIdentifiers): (text: string) => Finding[] {
  const find = (kind: IdentifierKind, values: readonly string[] = [], spellingsOf: (value: string) => string[]) => {
    const spellings = values.flatMap(spellingsOf)
    return spellings.length === 0 ? [] : [{ kind, pattern: whole(spellings.join('|')) }]
  }
  const patterns = [
    ...find('person', [known.patient, known.clinician, ...(known.names ?? [])], ofName),
    ...find('date', known.dates, ofDate),
    ...find('number', known.numbers, ofNumber),
    ...find('phone', known.phones, ofPhone),
    ...find('email', known.emails, literal),
    ...find('address', known.addresses, literal),
    ...find('organization', known.organizations, literal),
    ...find('typed', known.hidden, literalWords),
  ]
  const names = [known.patient, known.clinician, ...(known.names ?? [])]
  const unspacedNames = names.filter(isUnspaced).map((name) =>
    wordsOfName(name)
      .map(spell)
      .join(String.raw`\s?`),
  )
  const unspaced = unspacedNames.length === 0 ? [] : [new RegExp(unspacedNames.join('|'), 'g')]
  const words = names.flatMap(wordsOfName)
  const wordsWithTwoUses = words.filter((word) => !isTelling(word)).map((word) => word.toLowerCase())
  return (text) => {
    const lower = lowerCase(text)
    const isWhole = ({ start }: Finding) => !/[\p{L}\p{N}]/u.test(lower[start - 1] ?? ' ')
    const findings = patterns.flatMap(({ kind, pattern }) => findAll(lower, pattern, kind)).filter(isWhole)
    const withoutSpaces = unspaced.flatMap((pattern) => findAll(lower, pattern, 'person'))
    return [...findings, ...withoutSpaces, ...findKnownWords(text, wordsWithTwoUses)]
  }
}
