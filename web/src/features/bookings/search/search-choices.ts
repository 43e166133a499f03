import type { AustralianState, Specialist } from '@medinotes/shared/scheduling'
import { useQuery } from '@tanstack/react-query'
import { examTypesQuery, listedSpecialistsQuery, ownSpecialistsQuery } from '../../scheduling/scheduling.queries.ts'
import type { SearchAddress } from './search-address.ts'

/** What can be chosen from: those who offer the examination, their specialties and places. */
export function useSearchChoices({ exam, specialty, state, how, firm }: SearchAddress) {
  const examTypes = useQuery(examTypesQuery)
  const specialists = useQuery(firm ? ownSpecialistsQuery : listedSpecialistsQuery)
  const examType = examTypes.data?.items.find(({ id }) => id === exam) ?? examTypes.data?.items[0]
  const offering = (specialists.data ?? []).filter(({ offers }) =>
    offers.some(({ examTypeId }) => examTypeId === examType?.id),
  )
  return {
    examTypes: examTypes.data?.items ?? [],
    examType,
    error: examTypes.error,
    retry: () => void examTypes.refetch(),
    // One in the address stays to be seen, though nobody who offers the examination has it.
    specialties: [
      ...new Set([...offering.map((each) => each.specialty), ...(specialty ? [specialty] : [])]),
    ].toSorted(),
    specialists: offering.filter((each) => specialty === undefined || each.specialty === specialty),
    places: how === 'telehealth' ? [] : placesOf(offering, state),
  }
}

export type SearchChoices = ReturnType<typeof useSearchChoices>

function placesOf(specialists: readonly Specialist[], state: AustralianState | undefined) {
  const places = new Map(specialists.flatMap(({ places }) => places).map((place) => [place.id, place]))
  return [...places.values()]
    .filter((place) => state === undefined || place.state === state)
    .toSorted((a, b) => a.state.localeCompare(b.state) || a.suburb.localeCompare(b.suburb))
}
