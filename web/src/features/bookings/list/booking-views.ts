import type { Permission } from '@medinotes/shared/permissions'
import type { BookingSummary } from '@medinotes/shared/booking-views'
import { bookingStatuses, type BookingStatus } from '@medinotes/shared/bookings'
import { withoutEmpty } from '../../../lib/use-list-filters.ts'
import type { BookingFilters } from '../booking.queries.ts'

export const bookingViews = ['upcoming', 'to-do', 'held', 'past', 'cancelled', 'all'] as const
export type BookingView = (typeof bookingViews)[number]
/** Those that are one list. */
export type ListedView = Exclude<BookingView, 'to-do'>

export const viewNames: Record<BookingView, string> = {
  upcoming: 'Upcoming',
  'to-do': 'To do',
  held: 'Held',
  past: 'Past',
  cancelled: 'Cancelled',
  all: 'All',
}

const booked: readonly BookingStatus[] = ['requested', 'submitting', 'confirmed', 'attended', 'no-show']

/** What a view is made of, by the date of today. */
const made: Record<ListedView, (today: string, yesterday: string) => BookingFilters> = {
  upcoming: (today) => ({ status: [...booked], from: today }),
  held: () => ({ status: 'held' }),
  past: (_today, yesterday) => ({ status: [...booked], to: yesterday, order: 'latest' }),
  cancelled: () => ({ status: 'cancelled', order: 'latest' }),
  all: () => ({}),
}

/** Bookings that somebody has to do something about. */
export interface Task {
  key: string
  title: string
  about: string
  filters: BookingFilters
  /** Without it, it is somebody else's to do. */
  permission?: Permission
  /** The service knows days; this one knows the hour. */
  isDue?: (booking: BookingSummary, now: number) => boolean
}

const requestTask: Task = {
  key: 'requests',
  title: 'Requests to answer',
  about: 'The referrer waits, and the time is kept until you answer.',
  filters: { status: 'requested' },
  permission: 'booking:attend',
}

const attendanceTask = (today: string): Task => ({
  key: 'attendance',
  title: 'Attendance to record',
  about: 'The examination has begun or is over: say whether the examinee came.',
  filters: { status: 'confirmed', to: today, order: 'latest' },
  permission: 'booking:attend',
  isDue: ({ startsAt }, now) => Date.parse(startsAt) <= now,
})

const paperworkTask = (today: string): Task => ({
  key: 'paperwork',
  title: 'Paperwork missing',
  about: 'The specialist cannot prepare without it.',
  filters: { status: ['requested', 'submitting', 'confirmed'], paperwork: 'missing', from: today },
})

export const tasksOf = (today: string, permissions: readonly Permission[]) =>
  [requestTask, attendanceTask(today), paperworkTask(today)].filter(
    ({ permission }) => !permission || permissions.includes(permission),
  )

export interface ChosenFilters {
  status?: BookingStatus | undefined
  specialistId?: string | undefined
  from?: string | undefined
  to?: string | undefined
  paperwork?: 'missing' | undefined
  order?: 'earliest' | 'latest' | undefined
  query?: string | undefined
}

const later = (a?: string, b?: string) => (a && b ? (a > b ? a : b) : (a ?? b))
const earlier = (a?: string, b?: string) => (a && b ? (a < b ? a : b) : (a ?? b))

/** A view narrowed by what was chosen: nothing chosen takes it beyond its own days and statuses. */
export function filtersOf(view: ListedView, chosen: ChosenFilters, today: string, yesterday: string): BookingFilters {
  const own = made[view](today, yesterday)
  const isChoice = chosen.status && statusesOf(view).includes(chosen.status)
  return withoutEmpty({
    ...own,
    ...chosen,
    status: isChoice ? chosen.status : own.status,
    from: later(own.from, chosen.from),
    to: earlier(own.to, chosen.to),
  })
}

/** Statuses among which there is a choice in a view. */
export function statusesOf(view: BookingView): readonly BookingStatus[] {
  if (view === 'all') return bookingStatuses
  return view === 'upcoming' || view === 'past' ? booked : []
}
