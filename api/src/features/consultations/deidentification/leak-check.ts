import { escape, isTelling, type KnownIdentifiers, wordsOfName } from './known-identifiers.ts'

// What is between two characters of an identifier that somebody spaced out, or a machine broke.
const gap = String.raw`[^\p{L}\p{N}]{0,3}`
const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
const loose = (text: string) => Array.from(fold(text).replaceAll(/[^\p{L}\p{N}]/gu, ''), escape)

function pattern(value: string, least: number): RegExp[] {
  const characters = loose(value)
  if (characters.length < least) return []
  return [new RegExp(String.raw`(?<![\p{L}\p{N}])${characters.join(gap)}(?![\p{L}\p{N}])`, 'u')]
}

function namePatterns(name: string): RegExp[] {
  const words = wordsOfName(name)
  const whole = words.length > 1 ? [words.join(''), words.toReversed().join('')] : []
  return [...whole, ...words.filter(isTelling)].flatMap((spelling) => pattern(spelling, 3))
}

function datePatterns(date: string): RegExp[] {
  const [year = '', month = '', day = ''] = date.split('-')
  return [`${day}${month}${year}`, `${month}${day}${year}`, `${year}${month}${day}`].flatMap((order) =>
    pattern(order, 8),
  )
}

/**
 * Whether a text from which identifiers were hidden still holds a known one: without accents, spaced out, run together or with
 * invisible characters inside. Independent of how they are found, so that a mistake there cannot hide here.
 */
export function createLeakCheck(known: KnownIdentifiers): (masked: string) => boolean {
  const patterns = [
    ...[known.patient, known.clinician, ...(known.names ?? [])].flatMap(namePatterns),
    ...(known.dates ?? []).flatMap(datePatterns),
    ...(known.numbers ?? []).flatMap((number) => pattern(number, 4)),
    ...(known.phones ?? []).flatMap((phone) => pattern(phone.replace(/^\+61\s?/, '0'), 6)),
    ...[...(known.emails ?? []), ...(known.addresses ?? []), ...(known.organizations ?? [])].flatMap((value) =>
      pattern(value, 5),
    ),
  ]
  return (masked) => {
    const text = fold(masked.replaceAll(/\[[A-Z]+(?:_\d+)?(?:_[A-Z]{1,2})?\]/g, ' ¦¦¦¦ '))
    return patterns.some((one) => one.test(text))
  }
}
