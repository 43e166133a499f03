import { findAll, type Finding, type IdentifierKind } from './finding.ts'
import { isEverydayWord } from './words/ambiguous-names.ts'
import { isVocabulary } from './words/vocabulary.ts'

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
}

export const escape = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
const whole = (pattern: string) => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern})(?![\p{L}\p{N}])`, 'giu')
const titles = /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|doctor|sir|dame)\.?\s+/i

/** The words of a name without its titles, any apostrophe as typed. */
export const wordsOfName = (name: string) =>
  name
    .normalize('NFC')
    .trim()
    .replace(titles, '')
    .match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.]*/gu) ?? []

/** A word that can be hidden wherever it stands: not short, and no word of the language besides. */
export const isTelling = (word: string) =>
  word.length > 2 && !isEverydayWord(word.toLowerCase()) && !isVocabulary(word.toLowerCase())

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
    const variants = accented.find((set) => set.includes(letter))
    return variants === undefined ? escape(letter) : String.raw`[${variants}]\p{M}?`
  }).join('')
const between = String.raw`(?:[\s-]{1,3}|,\s?|\.\s?)`

function namePatterns(name: string): RegExp[] {
  const words = wordsOfName(name)
  const [first = '', ...others] = words
  const last = others.at(-1)
  if (last === undefined) return isTelling(first) ? [whole(spell(first))] : []
  const initial = String.raw`${escape(first[0] ?? '')}\.?`
  const orders = [words, [first, last], [last, ...words.slice(0, -1)], [last, first]]
  const spellings = orders.map((order) => order.map(spell).join(between))
  // By its initial only in capitals, as "J Smith": in lower case "a lee" is no name.
  const initials = new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${initial}\s?${spell(last)}|${spell(last)},?\s${initial})(?![\p{L}\p{N}])`,
    'gu',
  )
  return [whole(spellings.join('|')), initials, ...words.filter(isTelling).map((word) => whole(spell(word)))]
}

const monthNames = 'january february march april may june july august september october november december'.split(' ')

function datePattern(date: string): RegExp {
  const [year = '', month = '', day = ''] = date.split('-')
  const [m, d, y] = [`0?${Number(month)}`, `0?${Number(day)}`, `(?:${year}|['’]?${year.slice(2)})`]
  const name = monthNames[Number(month) - 1] ?? month
  const word = `(?:${name}|${name.slice(0, 4)}|${name.slice(0, 3)})\\.?`
  const nth = `${d}(?:\\s?(?:st|nd|rd|th))?`
  const mark = String.raw`\s?[\s./-]\s?`
  const gap = String.raw`[\s.,/-]{0,3}(?:of\s)?`
  return whole(
    [
      [d, m, y].join(mark),
      [m, d, y].join(mark),
      [year, m, d].join(mark),
      [nth, word, y].join(gap),
      [word, nth, y].join(gap),
      `${year}${month}${day}`,
      `${day}${month}${year}`,
    ].join('|'),
  )
}

const spaced = (characters: string) => Array.from(characters, escape).join(String.raw`[\s./-]?`)
const alphanumeric = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '')

function phonePattern(phone: string): RegExp[] {
  const national = phone.replaceAll(/\D/g, '').replace(/^(?:00)?610?(?=\d{9}$)|^0(?=\d{9}$)/, '')
  if (national.length < 6) return []
  const local = /^[2378]\d{8}$/.test(national) ? `|${spaced(national.slice(1))}` : ''
  return [
    new RegExp(String.raw`(?<!\d)(?:(?:\+|00)?\s?61\s?)?(?:\(?0\)?\s?)?(?:${spaced(national)}${local})(?!\d)`, 'g'),
  ]
}

const literal = (value: string) =>
  value.trim().length < 3
    ? []
    : [
        whole(
          value
            .trim()
            .split(/\s+/)
            .map(spell)
            .join(String.raw`[\s,]{1,3}`),
        ),
      ]

/** Where the text holds what is known of its case, in its usual spellings. */
export function createKnownFinder(known: KnownIdentifiers): (text: string) => Finding[] {
  const find = (values: readonly string[] | undefined, kind: IdentifierKind, patternsOf: (value: string) => RegExp[]) =>
    (values ?? []).flatMap(patternsOf).map((pattern) => ({ kind, pattern }))
  const patterns = [
    ...find([known.patient, known.clinician, ...(known.names ?? [])], 'person', namePatterns),
    ...find(known.dates, 'date', (date) => [datePattern(date)]),
    ...find(known.numbers, 'number', (number) =>
      alphanumeric(number).length < 4 ? [] : [whole(spaced(alphanumeric(number)))],
    ),
    ...find(known.phones, 'phone', phonePattern),
    ...find(known.emails, 'email', literal),
    ...find(known.addresses, 'address', literal),
    ...find(known.organizations, 'organization', literal),
  ]
  return (text) => patterns.flatMap(({ kind, pattern }) => findAll(text, pattern, kind))
}
