import {
  type Calendar,
  type CalendarBooking,
  calendarBookingSchema,
  type CalendarQuery,
  type CalendarSession,
  longestCalendarDays,
} from '@medinotes/shared/calendars'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import { dayNumber } from '../../../platform/wall-clock.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { BookingList } from './booking-list.ts'
import { selectCalendarBookings, selectCalendarSpecialists, selectKeptSpecialists } from './calendar.repository.ts'

interface Days {
  first: number
  last: number
}

/** Sessions, leave and holidays of specialists. */
export type CalendarGround = (tx: Db, specialistIds: readonly string[], days: Days) => Promise<CalendarSession[]>

interface Dependencies {
  database: Database
  audit: Audit
  list: Pick<BookingList, 'summaries'>
  ground: CalendarGround
}

/** Bookings by day, and for who keeps a schedule the ground they stand on. */
export function createCalendar({ database, audit, list, ground }: Dependencies) {
  async function look(tx: Db, principal: Principal, { from, to, specialistId }: CalendarQuery, days: Days) {
    const wanted = specialistId === undefined ? undefined : [specialistId].flat()
    const organizationId = organizationOf(principal).id
    const rows = await selectCalendarBookings(tx, { organizationId, from, to, specialistIds: wanted })
    const kept = (await selectKeptSpecialists(tx, principal, wanted)).map(({ id }) => id)
    const ids = rows.map(({ id }) => id)
    await audit.record(tx, principal, 'calendar.read', { type: 'booking', id: null }, { from, to, ids })
    return { rows, kept, sessions: await ground(tx, kept, days) }
  }

  return {
    async read(principal: Principal, query: CalendarQuery): Promise<Calendar> {
      const days = daysOf(query)
      const { rows, kept, sessions } = await database.as(principal, (tx) => look(tx, principal, query, days))
      const shown = [...new Set([...kept, ...rows.map((row) => row.specialist_id)])]
      const specialists = await database.system((tx) => selectCalendarSpecialists(tx, shown))
      const bookings = await list.summaries(principal, rows)
      return { specialists, sessions, bookings: bookings.map(toCalendarBooking) }
    },
  }
}

function daysOf({ from, to }: CalendarQuery): Days {
  const days = { first: dayNumber(from), last: dayNumber(to) }
  const count = days.last - days.first + 1
  if (count >= 1 && count <= longestCalendarDays) return days
  const message = `Ask for at most ${longestCalendarDays} days, from the first to the last`
  throw new AppError('malformed', 'These days cannot be shown.', { errors: [{ path: 'to', message }] })
}

const toCalendarBooking = (booking: object): CalendarBooking => calendarBookingSchema.parse(booking)
