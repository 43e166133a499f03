import { findAddresses } from './addresses.ts'
import { restoreCapitals } from './caseless.ts'
import { findContacts } from './contacts.ts'
import { type DatePolicy, findDates, findHighAges } from './dates.ts'
import { type Finding, mergeFindings } from './finding.ts'
import { findNumbers, findPlates } from './numbers.ts'
import { findPeople } from './people.ts'
import { findPlaces } from './places.ts'
import { isTelling } from './known-words.ts'
import { type Token, tokenize } from './tokens.ts'

/**
 * Whatever in the text identifies somebody, in its order and without overlaps.
 * Nothing here knows the case: see known-identifiers.ts.
 */
export function findIdentifiers(text: string, dates: DatePolicy, known: readonly Finding[] = []): Finding[] {
  const tokens = restoreCapitals(tokenize(text))
  const people = findPeople(tokens)
  return mergeFindings([
    ...known,
    ...findContacts(text),
    ...findDates(text, dates),
    ...findHighAges(text),
    ...findPlates(text),
    ...findNumbers(text),
    ...findAddresses(text),
    ...findPlaces(tokens),
    ...people,
    ...findAgain(tokens, people),
  ])
}

/** The words of names found once, wherever else they stand with a capital: "Nkosi" after "Thandiwe Nkosi". */
function findAgain(tokens: readonly Token[], people: readonly Finding[]): Finding[] {
  const starts = new Map(people.map(({ start, end }) => [start, end]))
  const words = new Set<string>()
  let end = 0
  for (const token of tokens) {
    end = Math.max(end, starts.get(token.start) ?? 0)
    if (token.end <= end && isTelling(token.word)) words.add(token.word)
  }
  const isAgain = ({ word, isCapital }: Token) => isCapital && words.has(word)
  return tokens.filter(isAgain).map(({ start, end }) => ({ kind: 'person' as const, start, end }))
}
