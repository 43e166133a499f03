import type { Slot } from '@medinotes/shared/availability'
import type { Calendar, CalendarBooking } from '@medinotes/shared/calendars'
import { addDays, parseISO } from 'date-fns'
import { isoDate } from './calendar-range.ts'
import { dateOf, minutesBetween, wallClockOf, type WallClock } from './wall-clock.ts'

/** Where a booking was dropped. */
export interface Wanted {
  specialistId: string
  wallClock: WallClock
}

const wallClockOfSlot = ({ startsAt, timeZone }: Slot) => wallClockOf(startsAt, timeZone)

/** The slot that begins just then by its own place's clock. */
export const slotAt = (slots: readonly Slot[], wallClock: WallClock) =>
  slots.find((slot) => wallClockOfSlot(slot) === wallClock)

/** The ones nearest to a time, in the order of the clock. */
export const nearestSlots = (slots: readonly Slot[], wallClock: WallClock, count = 6) =>
  slots
    .toSorted((a, b) => minutesBetween(wallClockOfSlot(a), wallClock) - minutesBetween(wallClockOfSlot(b), wallClock))
    .slice(0, count)
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))

/** The days to look for a time in: some before the day of a drop, and two weeks; never before today. */
export function daysAround(day: string, daysBefore: number, today: string) {
  const earliest = isoDate(addDays(parseISO(day), -daysBefore))
  const from = earliest < today ? today : earliest
  return { from, to: isoDate(addDays(parseISO(day < today ? today : day), 13)) }
}

/** Slots by the day their place's calendar shows. */
export function slotsByDay(slots: readonly Slot[]) {
  return Map.groupBy(slots, (slot) => dateOf(wallClockOfSlot(slot)))
}

type Moved = Pick<CalendarBooking, 'specialistId' | 'startsAt' | 'endsAt' | 'timeZone' | 'modality' | 'location'> &
  Partial<Pick<CalendarBooking, 'version'>>

/** The calendar as it is once the booking was moved: to a slot, or to where the service says it is. */
export const withMoved = (calendar: Calendar, id: string, moved: Moved): Calendar => {
  const { specialistId, startsAt, endsAt, timeZone, modality, location } = moved
  const version = moved.version === undefined ? {} : { version: moved.version }
  const place = { specialistId, startsAt, endsAt, timeZone, modality, location, ...version }
  return {
    ...calendar,
    bookings: calendar.bookings.map((booking) => (booking.id === id ? { ...booking, ...place } : booking)),
  }
}
