import { type Insertable, sql, type Updateable } from 'kysely'
import type { BookingActivity, BookingCharges, Bookings } from '../../platform/database-schema.ts'
import type { Database, Db } from '../../platform/database.ts'
import { type BookingRow, toBookingRow } from './booking-row.ts'

/** Undefined where another booking is called so already. */
export async function insertBooking(tx: Db, booking: Insertable<Bookings>): Promise<BookingRow | undefined> {
  const row = await tx
    .insertInto('bookings')
    .values(booking)
    .onConflict((conflict) => conflict.column('reference').doNothing())
    .returningAll()
    .executeTakeFirst()
  return row && toBookingRow(row)
}

export async function selectBooking(tx: Db, id: string): Promise<BookingRow | undefined> {
  const row = await tx.selectFrom('bookings').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toBookingRow(row)
}

/** The same, and whoever else wants to change it waits until this transaction ends. */
export async function lockBooking(tx: Db, id: string): Promise<BookingRow | undefined> {
  const row = await tx.selectFrom('bookings').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return row && toBookingRow(row)
}

/** Undefined where the row is another version by now. */
export async function updateBooking(
  tx: Db,
  { id, version }: BookingRow,
  change: Updateable<Bookings>,
): Promise<BookingRow | undefined> {
  const row = await tx
    .updateTable('bookings')
    .set({ ...change, version: version + 1, updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
  return row && toBookingRow(row)
}

/** Holds of a person, whichever organization they are for, are counted one after another. */
export async function countHolds(database: Database, tx: Db, personId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`holds of ${personId}`}, 0))`.execute(tx)
  const [row] = await database.systemStatement<{ holds: number }>(
    'holds of a person',
    sql`select count(*)::int as holds from bookings
      where held_by = ${personId}::uuid and status = 'held' and held_until > now()`,
  )
  return row?.holds ?? 0
}

export async function insertActivity(tx: Db, activity: Insertable<BookingActivity>) {
  await tx.insertInto('booking_activity').values(activity).execute()
}

export async function insertCharge(tx: Db, charge: Insertable<BookingCharges>) {
  await tx.insertInto('booking_charges').values(charge).execute()
}

export async function deleteNoShowCharge(tx: Db, bookingId: string) {
  await tx.deleteFrom('booking_charges').where('booking_id', '=', bookingId).where('kind', '=', 'no-show').execute()
}

/** When attendance was first recorded. */
export async function attendanceRecordedAt(tx: Db, bookingId: string) {
  const row = await tx
    .selectFrom('booking_activity')
    .select('at')
    .where('booking_id', '=', bookingId)
    .where('kind', 'in', ['attended', 'no-show'])
    .orderBy('at')
    .limit(1)
    .executeTakeFirst()
  return row?.at
}

interface BookingRules {
  onRequest: boolean
  takesInterpreters: boolean
  /** False for who stopped: what is booked stays, and nothing comes to it. */
  takesBookings: boolean
}

/** How the specialist takes bookings; with the service's own rights, since bookings outlive the listing of their specialist. */
export async function selectBookingRules(database: Database, specialistId: string): Promise<BookingRules> {
  const [row] = await database.systemStatement<BookingRules>(
    'booking-rules',
    sql`select s.on_request as "onRequest", s.takes_interpreters as "takesInterpreters",
      app.takes_bookings(s) as "takesBookings" from specialists s where s.id = ${specialistId}::uuid`,
  )
  if (row === undefined) throw new Error('There is a booking, and no specialist')
  return row
}
