import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { type BookingRow, toBookingRow } from '../booking-row.ts'

export type Reminder = '7-days' | '2-days' | 'paperwork'

/** When it was booked for the time that it has now. */
const bookedAt = sql<Date>`greatest(
  b.confirmed_at,
  (select max(a.at) from booking_activity a where a.booking_id = b.id and a.kind = 'rescheduled')
)`

/** Nobody is reminded who has just booked. */
const near = (days: number, until: number) => sql<boolean>`
  b.starts_at <= now() + make_interval(days => ${days}) and b.starts_at > now() + make_interval(days => ${until})
  and ${bookedAt} <= b.starts_at - make_interval(days => ${days})`

const due: Record<Reminder, RawBuilder<boolean>> = {
  '7-days': near(7, 2),
  '2-days': near(2, 0),
  paperwork: sql<boolean>`b.starts_at > now() and b.paperwork_due_at <= now() and b.paperwork_received_at is null`,
}

/** Confirmed bookings whose people are to be reminded and were not, of this time; by day at the place, since phones ring. */
export async function lockDue(tx: Db, reminder: Reminder, limit: number): Promise<BookingRow[]> {
  const rows = await tx
    .selectFrom('bookings as b')
    .selectAll('b')
    .where('b.status', '=', 'confirmed')
    .where('b.pending', 'is', null)
    .where(due[reminder])
    .where(sql<boolean>`extract(hour from now() at time zone b.time_zone) between 8 and 18`)
    .where(
      sql<boolean>`not exists (
        select from booking_activity a
        where a.booking_id = b.id and a.kind = 'reminded' and a.details ->> 'reminder' = ${reminder}
          and (a.details ->> 'startsAt')::timestamptz = b.starts_at
      )`,
    )
    .orderBy('b.starts_at')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
  return rows.map((row) => toBookingRow(row))
}
