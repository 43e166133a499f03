import type { BookingSummary } from '@medinotes/shared/booking-views'
import type { BookingStatus } from '@medinotes/shared/bookings'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMe } from '../../features/auth/account.queries.ts'
import { type BookingFilters, firstBookingsQuery } from '../../features/bookings/booking.queries.ts'
import { dayInSydney } from '../../features/bookings/list/days.ts'
import { waitlistQuery } from '../../features/bookings/waitlist/waitlist.queries.ts'
import type { Waiting } from './booking-needs.ts'

const shown = 10
const ahead: BookingStatus[] = ['requested', 'submitting', 'confirmed']

/** The next ones: the list of what comes, and of whose paperwork is due soon. */
export const comingQuery = () => firstBookingsQuery({ status: ahead, from: dayInSydney(0) }, 25)

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
  const overdue = useFirst({ status: ahead, paperwork: 'missing', from: today })
  const coming = useQuery(comingQuery())
  const waiting: Waiting = {
    offers: offers.data?.pages.flatMap(({ items }) => items) ?? [],
    holds: holds.data?.items ?? [],
    requests: requests.data?.items ?? [],
    unrecorded: unrecorded.data?.items ?? [],
    unpapered: unpapered([...(overdue.data?.items ?? []), ...(coming.data?.items ?? [])]),
  }
  const asked = [offers, holds, requests, unrecorded, overdue, coming]
  return {
    waiting,
    isLoading: asked.some(({ isLoading }) => isLoading),
    error: asked.find(({ error }) => error)?.error ?? null,
  }
}

const useFirst = (filters: BookingFilters, enabled = true) =>
  useQuery({ ...firstBookingsQuery(filters, shown), enabled })

const unpapered = (bookings: readonly BookingSummary[]) =>
  [...new Map(bookings.map((booking) => [booking.id, booking])).values()]
    .filter(({ paperworkReceivedAt }) => paperworkReceivedAt === null)
    .toSorted((a, b) => a.paperworkDueAt.localeCompare(b.paperworkDueAt))
