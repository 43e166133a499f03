import type { Db } from '../../platform/database.ts'

/** What happened to a booking in the calendar that keeps it, by somebody there. */
export type CalendarChange =
  | { kind: 'cancelled' }
  /** Within the calendars of its specialist; `placeId` is null for telehealth. */
  | { kind: 'moved'; startsAt: Date; endsAt: Date; placeId: string | null }

/**
 * What became of it. `past`: the examination has begun, and what was recorded here counts. `pending`: a change of ours is on its way.
 * `taken`: another booking has that time. `over`: it is no booking (any more).
 */
export type Taken = 'applied' | 'past' | 'pending' | 'taken' | 'over'

/** What bookings do for a calendar that changed, in its transaction. */
export interface BookingsOfCalendar {
  takeOver(tx: Db, bookingId: string, change: CalendarChange): Promise<Taken>
  /** Has the calendar asked about a booking at once. */
  settleSoon(tx: Db, bookingId: string): Promise<void>
}
