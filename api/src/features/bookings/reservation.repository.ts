import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Db } from '../../platform/database.ts'

/** A specialist's time, buffers included. */
export interface Span {
  specialistId: string
  from: Date
  until: Date
}

interface Reservation extends Span {
  bookingId: string
  /** Null for what is booked. */
  expiresAt: Date | null
}

const range = ({ from, until }: Span) => sql<string>`tstzrange(${from}::timestamptz, ${until}::timestamptz)`

/** Its id; undefined where somebody else has a part of that time: the exclusion constraint decides, whoever races. */
export async function insertReservation(tx: Db, { bookingId, expiresAt, ...span }: Reservation) {
  const row = await tx
    .insertInto('slot_reservations')
    .values({
      ...{ id: randomUUID(), booking_id: bookingId, specialist_id: span.specialistId },
      ...{ during: range(span), expires_at: expiresAt },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** What is not asked for any more; the times that became free. */
export async function deleteReservations(tx: Db, bookingId: string, keep?: string): Promise<Span[]> {
  const rows = await tx
    .deleteFrom('slot_reservations')
    .where('booking_id', '=', bookingId)
    .$if(keep !== undefined, (query) => query.where('id', '<>', keep ?? ''))
    .returning([
      'specialist_id as specialistId',
      sql<Date>`lower(during)`.as('from'),
      sql<Date>`upper(during)`.as('until'),
    ])
    .execute()
  return rows
}

export async function deleteReservation(tx: Db, id: string) {
  await tx.deleteFrom('slot_reservations').where('id', '=', id).execute()
}

export async function setReservationExpiry(tx: Db, bookingId: string, expiresAt: Date | null) {
  await tx.updateTable('slot_reservations').set({ expires_at: expiresAt }).where('booking_id', '=', bookingId).execute()
}

/** Holds that have run out and still lie on that time; those that somebody is releasing just now are left out. */
export async function lockExpiredHolds(tx: Db, { specialistId, ...span }: Span) {
  const rows = await tx
    .selectFrom('bookings')
    .innerJoin('slot_reservations', 'slot_reservations.booking_id', 'bookings.id')
    .select('bookings.id')
    .where('slot_reservations.specialist_id', '=', specialistId)
    .where('bookings.status', '=', 'held')
    .where('bookings.held_until', '<=', sql<Date>`now()`)
    .where(sql<boolean>`slot_reservations.during && ${range({ specialistId, ...span })}`)
    .orderBy('bookings.id')
    .forNoKeyUpdate('bookings')
    .skipLocked()
    .execute()
  return rows.map(({ id }) => id)
}

/** Whether somebody has a part of that time; with the service's own rights, since the caller may not see whose it is. */
export async function isTaken(database: Database, { specialistId, from, until }: Span) {
  const [row] = await database.systemStatement<{ taken: boolean }>(
    'slot is taken',
    sql`select exists (
      select from slot_reservations
      where specialist_id = ${specialistId}::uuid and during && tstzrange(${from}::timestamptz, ${until}::timestamptz)
        and (expires_at is null or expires_at > now())
    ) as taken`,
  )
  return row?.taken === true
}
