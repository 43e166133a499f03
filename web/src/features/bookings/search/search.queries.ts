import { availabilitySchema } from '@medinotes/shared/availability'
import { referrerListSchema } from '@medinotes/shared/booking-drafts'
import { type JoinWaitlist, waitlistEntrySchema } from '@medinotes/shared/waitlist'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/api-client.ts'
import { availabilityKey, bookingsKey } from '../booking-keys.ts'
import type { SearchAddress } from './search-address.ts'

type Wanted = Pick<SearchAddress, 'specialty' | 'how' | 'state' | 'place' | 'specialist' | 'interpreter' | 'firm'>

export interface SlotFilters {
  examTypeId: string
  from: string
  to: string
  specialty?: string | undefined
  modality?: string | undefined
  state?: string | undefined
  placeId?: string | undefined
  specialistId?: string | undefined
  practice?: 'own' | undefined
  interpreter?: boolean | undefined
  draftId?: string | undefined
}

const refreshMs = 30_000

export const filtersOf = (wanted: Wanted, days: { from: string; to: string }, examTypeId: string): SlotFilters => ({
  examTypeId,
  from: days.from,
  to: days.to,
  specialty: wanted.specialty,
  modality: wanted.how,
  // A place is in one state and telehealth in none.
  state: wanted.place ? undefined : wanted.state,
  placeId: wanted.place,
  specialistId: wanted.specialist,
  practice: wanted.firm ? 'own' : undefined,
  interpreter: wanted.interpreter === 'yes' ? true : undefined,
})

/** Free times of all who fit, the earliest first; looked at again while somebody looks. */
export const slotsQuery = (filters: SlotFilters) =>
  infiniteQueryOptions({
    queryKey: [...availabilityKey, 'search', filters],
    queryFn: ({ pageParam, signal }) =>
      api.get('/availability', availabilitySchema, {
        query: { ...filters, limit: 50, after: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextAfter }) => nextAfter,
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  })

/** How many are free on which day. */
export const freeDaysQuery = (filters: SlotFilters) =>
  queryOptions({
    queryKey: [...availabilityKey, 'days', filters],
    queryFn: ({ signal }) => api.get('/availability', availabilitySchema, { query: { ...filters, limit: 1 }, signal }),
    select: ({ days }) => days,
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  })

export const joinWaitlist = (entry: JoinWaitlist) => api.post('/waitlist', entry, waitlistEntrySchema)

/** Firms that a practice may book for, whose name or a word of it begins so. */
export const referrersQuery = (query: string) =>
  queryOptions({
    queryKey: [...bookingsKey, 'referrers', query],
    queryFn: ({ signal }) =>
      api.get('/referrers', referrerListSchema, { query: { limit: 20, ...(query !== '' && { query }) }, signal }),
    placeholderData: keepPreviousData,
  })

export const referrerQuery = (id: string) =>
  queryOptions({
    queryKey: [...bookingsKey, 'referrer', id],
    queryFn: ({ signal }) => api.get('/referrers', referrerListSchema, { query: { id }, signal }),
    select: ({ items }) => items[0],
  })
