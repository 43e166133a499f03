import type { Calendar, CalendarBooking, CalendarSession } from '@medinotes/shared/calendars'
import type { EventInput } from '@fullcalendar/react'
import type { BookingBlockProps } from './booking-block.tsx'
import { wallClockOf } from './wall-clock.ts'

/** What a booking may still do in the calendar: only what is certain and ahead can be moved. */
export const isMovable = ({ status, startsAt }: CalendarBooking, now = Date.now()) =>
  (status === 'confirmed' || status === 'requested') && Date.parse(startsAt) > now

export const spanOf = ({ startsAt, endsAt, timeZone }: CalendarBooking | CalendarSession) => ({
  starts: wallClockOf(startsAt, timeZone),
  ends: wallClockOf(endsAt, timeZone),
})

/** Each at the time its own place's clock shows, so that nine in the morning is nine in every column. */
export function bookingEvents(
  bookings: readonly CalendarBooking[],
  blockOf: (booking: CalendarBooking) => BookingBlockProps,
): EventInput[] {
  return bookings.map((booking) => {
    const { starts, ends } = spanOf(booking)
    const block = blockOf(booking)
    const moving = { startEditable: block.onMove !== null, durationEditable: false }
    return { id: booking.id, start: starts, end: ends, ...moving, extendedProps: { block } }
  })
}

const grounds: Record<CalendarSession['kind'], string> = {
  session: 'ground-session',
  leave: 'ground-leave',
  holiday: 'ground-holiday',
}

/** The ground of one specialist's days: what closes them, and in a grid of hours also what lies outside of sessions. */
export function groundEvents(sessions: Calendar['sessions'], wholeDays: boolean): EventInput[] {
  return sessions.flatMap((session) => {
    const { starts, ends } = spanOf(session)
    const ground = { title: session.label, display: 'background', className: grounds[session.kind] }
    if (wholeDays) {
      const days = { start: starts.slice(0, 10), end: ends.slice(0, 10), allDay: true }
      return session.kind === 'session' ? [] : [{ ...days, ...ground }]
    }
    const outside = {
      start: starts,
      end: ends,
      groupId: 'open',
      display: 'inverse-background',
      className: 'ground-outside',
    }
    return [{ start: starts, end: ends, ...ground }, ...(session.kind === 'session' ? [outside] : [])]
  })
}
