import { findAddresses } from './addresses.ts'
import { findContacts } from './contacts.ts'
import { type DatePolicy, findDates, findHighAges } from './dates.ts'
import { type Finding, mergeFindings } from './finding.ts'
import { findNumbers, findPlates } from './numbers.ts'
import { findPeople } from './people.ts'
import { findPlaces } from './places.ts'
import { tokenize } from './tokens.ts'

/**
 * Whatever in the text identifies somebody, in its order and without overlaps.
 * Nothing here knows the case: see known-identifiers.ts.
 */
export function findIdentifiers(text: string, dates: DatePolicy, known: readonly Finding[] = []): Finding[] {
  const tokens = tokenize(text)
  return mergeFindings([
    ...known,
    ...findContacts(text),
    ...findDates(text, dates),
    ...findHighAges(text),
    ...findPlates(text),
    ...findNumbers(text),
    ...findAddresses(text),
    ...findPlaces(tokens),
    ...findPeople(tokens),
  ])
}
