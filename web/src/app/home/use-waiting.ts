import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMe } from '../../features/auth/account.queries.ts'
import { type BookingFilters, firstBookingsQuery } from '../../features/bookings/booking.queries.ts'
import { dayInSydney } from '../../features/bookings/list/days.ts'
import { waitlistQuery } from '../../features/bookings/waitlist/waitlist.queries.ts'
import type { Waiting } from './booking-needs.ts'

const shown = 10

/** What may need this person now, by what they may do. */
export function useWaiting() {
  const { permissions } = useMe()
  const mayBook = permissions.includes('booking:write')
  const attends = permissions.includes('booking:attend')
  const today = dayInSydney(0)
  const offers = useInfiniteQuery({ ...waitlistQuery, enabled: mayBook })
  const holds = useFirst({ status: 'held' }, mayBook)
  const requests = useFirst({ status: 'requested' }, attends)
  const unrecorded = useFirst({ status: 'confirmed', to: today, order: 'latest' }, attends)
  const unpapered = useFirst({ status: ['requested', 'submitting', 'confirmed'], paperwork: 'missing', from: today })
  const waiting: Waiting = {
    offers: offers.data?.pages.flatMap(({ items }) => items) ?? [],
    holds: holds.data?.items ?? [],
    requests: requests.data?.items ?? [],
    unrecorded: unrecorded.data?.items ?? [],
    unpapered: unpapered.data?.items ?? [],
  }
  const asked = [offers, holds, requests, unrecorded, unpapered]
  return {
    waiting,
    isLoading: asked.some(({ isLoading }) => isLoading),
    error: asked.find(({ error }) => error)?.error ?? null,
  }
}

const useFirst = (filters: BookingFilters, enabled = true) =>
  useQuery({ ...firstBookingsQuery(filters, shown), enabled })
