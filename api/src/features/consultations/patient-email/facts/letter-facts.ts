import type { LetterFactKind } from '@medinotes/shared/patient-letters'
import { dateForms } from './dates.ts'
import { inPlainDigits, valueOf } from './figures.ts'
import { timeForms } from './times.ts'
import { unitOf, unitPattern } from './units.ts'

/** A figure of a letter that must be the same in every language. */
export interface LetterFact {
  kind: LetterFactKind
  /** What it says, whatever language it is said in. */
  key: string
  /** As it stands in the letter. */
  text: string
  at: number
}

type Groups = Record<string, string | undefined>

interface Form {
  kind: LetterFactKind
  pattern: RegExp
  read: (found: string, groups: Groups) => string
}

const figure = String.raw`\d+(?:[.,]\d+)*`

const digitsOf = (phone: string) => phone.replaceAll(/[^\d+]/g, '').replace(/^\+61/, '0')

/** Australian numbers as they are written: mobile and land lines, 1300 and 1800, 13 11 14. */
const phone = /(?<!\d)(?:(?:\+61[ -]?\(?\d|\(0\d\)|0\d)(?:[ -]?\d){8}|1[38]00(?:[ -]?\d){6}|13(?:[ -]?\d){4})(?![\d/])/g

const formsByLanguage = new Map<string, readonly Form[]>()

/** From the most telling to the plain figure: what one form has taken, no later one sees. */
function formsOf(language: string): readonly Form[] {
  const known = formsByLanguage.get(language)
  if (known) return known
  const forms: Form[] = [
    { kind: 'phone', pattern: phone, read: digitsOf },
    ...dateForms(language).map(({ pattern, read }) => ({
      kind: 'date' as const,
      pattern,
      read: (_: string, groups: Groups) => read(groups),
    })),
    ...timeForms(language).map(({ pattern, read }) => ({
      kind: 'time' as const,
      pattern,
      read: (_: string, groups: Groups) => read(groups),
    })),
    {
      kind: 'dose',
      pattern: new RegExp(String.raw`(?<figure>${figure})[\s-]?(?<unit>${unitPattern})`, 'giu'),
      read: (_, { figure = '', unit = '' }) => `${valueOf(figure, language)} ${unitOf(unit)}`,
    },
    { kind: 'number', pattern: new RegExp(figure, 'g'), read: (found) => valueOf(found, language) },
  ]
  formsByLanguage.set(language, forms)
  return forms
}

/** Every figure of a letter, in reading order. */
export function factsOf(letter: string, language: string): LetterFact[] {
  let rest = inPlainDigits(letter)
  const facts: LetterFact[] = []
  for (const { kind, pattern, read } of formsOf(language)) {
    for (const match of rest.matchAll(pattern)) {
      const text = letter.slice(match.index, match.index + match[0].length).trim()
      facts.push({ kind, key: read(match[0], match.groups ?? {}), text, at: match.index })
    }
    rest = rest.replaceAll(pattern, (found: string) => '\u0001'.repeat(found.length))
  }
  return facts.toSorted((a, b) => a.at - b.at)
}

const wordValues = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const chineseValues: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('一二三四五六七八九十').map((sign, index) => [sign, String(index + 1)]),
)

/** Numbers told in words, which a letter in another language may tell in figures or the other way round. */
export function numbersInWords(letter: string, language: string): string[] {
  if (language.startsWith('en')) {
    const found = letter.toLowerCase().match(/\b[a-z]+\b/g) ?? []
    return found.flatMap((word) => {
      const value = word === 'once' ? 1 : word === 'twice' ? 2 : wordValues.indexOf(word)
      return value < 0 ? [] : [String(value)]
    })
  }
  if (!language.startsWith('zh')) return []
  return Array.from(letter.replaceAll(/[两兩]/g, '二')).flatMap((sign) => chineseValues[sign] ?? [])
}
