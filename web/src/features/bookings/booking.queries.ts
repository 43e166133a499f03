import {
  type Attendance,
  type CancelBooking,
  type Decision,
  quoteSchema,
  type Reschedule,
  rescheduleQuoteSchema,
} from '@medinotes/shared/booking-changes'
import { bookingListSchema, bookingSchema, type BookingQuery } from '@medinotes/shared/booking-views'
import type { ChangeBooking } from '@medinotes/shared/bookings'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'
import { pagedQuery } from '../../lib/paged-query.ts'
import { saveFile } from '../../lib/save-file.ts'
import { bookingsKey, quotesKey } from './booking-keys.ts'

export type BookingFilters = Partial<Omit<BookingQuery, 'cursor' | 'limit'>>

export const bookingsQuery = (filters: BookingFilters) =>
  pagedQuery({ queryKey: [...bookingsKey, 'list'], path: '/bookings', schema: bookingListSchema, filters })

/** The first ones that fit, for pages that show a few of many. */
export const firstBookingsQuery = (filters: BookingFilters, limit: number) =>
  queryOptions({
    queryKey: [...bookingsKey, 'first', limit, filters],
    queryFn: ({ signal }) => api.get('/bookings', bookingListSchema, { query: { ...filters, limit }, signal }),
  })

export const exportBookings = (filters: BookingFilters) => saveFile('/bookings/export', 'bookings.csv', { ...filters })

const pathOf = (id: string) => `/bookings/${encodeURIComponent(id)}`

export const bookingQuery = (id: string) =>
  queryOptions({
    queryKey: [...bookingsKey, 'one', id],
    queryFn: ({ signal }) => api.get(pathOf(id), bookingSchema, { signal }),
  })

/** The times for a calendar, as a file; it names nobody. */
export const saveCalendarFile = (id: string, reference: string) =>
  saveFile(`${pathOf(id)}/calendar.ics`, `${reference}.ics`)

// A fee is asked for again whenever it is shown: minutes decide.
export const cancellationQuoteQuery = (id: string) =>
  queryOptions({
    queryKey: [...quotesKey, 'cancellation', id],
    queryFn: ({ signal }) => api.get(`${pathOf(id)}/cancellation-quote`, quoteSchema, { signal }),
    staleTime: 0,
  })

export const rescheduleQuoteQuery = (id: string, slotId: string) =>
  queryOptions({
    queryKey: [...quotesKey, 'reschedule', id, slotId],
    queryFn: ({ signal }) =>
      api.get(`${pathOf(id)}/reschedule-quote`, rescheduleQuoteSchema, { query: { slotId }, signal }),
    staleTime: 0,
  })

interface Of<Body> {
  id: string
  body: Body
}

export const cancelBooking = ({ id, body }: Of<CancelBooking>) => api.post(`${pathOf(id)}/cancel`, body, bookingSchema)

export const rescheduleBooking = ({ id, body }: Of<Reschedule>) =>
  api.post(`${pathOf(id)}/reschedule`, body, bookingSchema)

export const recordAttendance = ({ id, body }: Of<Attendance>) =>
  api.post(`${pathOf(id)}/attendance`, body, bookingSchema)

export const decideRequest = ({ id, body }: Of<Decision>) => api.post(`${pathOf(id)}/decision`, body, bookingSchema)

export const changeBooking = ({ id, body }: Of<ChangeBooking>) => api.patch(pathOf(id), body, bookingSchema)
