import { calendarSchema } from '@medinotes/shared/calendars'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'
import { bookingsKey } from '../bookings/booking-keys.ts'
import type { DateRange } from './calendar-range.ts'

/** Every range of the calendar lies below it. */
export const calendarKey = [...bookingsKey, 'calendar'] as const

export const calendarQuery = ({ from, to }: DateRange) =>
  queryOptions({
    queryKey: [...calendarKey, from, to],
    queryFn: ({ signal }) => api.get('/calendar', calendarSchema, { query: { from, to }, signal }),
  })
