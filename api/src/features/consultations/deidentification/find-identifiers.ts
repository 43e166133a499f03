import { findAddresses } from './addresses.ts'
import { findContacts } from './contacts.ts'
import { type DatePolicy, findDates, findHighAges } from './dates.ts'
import { type Finding, mergeFindings } from './finding.ts'
import { findNumbers, findPlates } from './numbers.ts'
import { findPeople } from './people.ts'
import { findPlaces } from './places.ts'
import { tokenize } from './tokens.ts'

/**
 * Whatever in the text identifies somebody, in its order and without overlaps; `known` comes first where two overlap.
 * Nothing here knows the case: see known-identifiers.ts.
 */
export function findIdentifiers(text: string, dates: DatePolicy, known: readonly Finding[] = []): Finding[] {
  const sure = mergeFindings([
    ...known,
    ...findContacts(text),
    ...findDates(text, dates),
    ...findHighAges(text),
    ...findPlates(text),
    ...findNumbers(text),
    ...findAddresses(text),
  ])
  const tokens = tokenize(text)
  const places = free(findPlaces(tokens), sure)
  const people = free(findPeople(tokens), sure, places)
  return mergeFindings([...sure, ...places, ...people])
}

/** Those that overlap none of the others. */
function free(findings: readonly Finding[], ...others: readonly Finding[][]) {
  const taken = mergeFindings(others.flat())
  let at = 0
  return mergeFindings(findings).filter(({ start, end }) => {
    while (at < taken.length && (taken[at] as Finding).end <= start) at++
    return (taken[at]?.start ?? Infinity) >= end
  })
}
