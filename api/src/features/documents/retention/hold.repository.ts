import { type Insertable, sql } from 'kysely'
import type { LegalHolds } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'

/** Until the transaction ends: a hold is placed before or after something of the booking is destroyed, never in between. */
export const lockRetention = (tx: Db, bookingId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`retention of ${bookingId}`}, 0))`.execute(tx)

export const isHeld = async (tx: Db, bookingId: string) =>
  (await tx
    .selectFrom('legal_holds')
    .select('id')
    .where('booking_id', '=', bookingId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()) !== undefined

export const insertHold = (tx: Db, hold: Insertable<LegalHolds>) => tx.insertInto('legal_holds').values(hold).execute()

/** Undefined for one of the other side. */
export const lockHold = (tx: Db, id: string) =>
  tx.selectFrom('legal_holds').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const updateLifted = (tx: Db, id: string, lifted_by: string) =>
  tx.updateTable('legal_holds').set({ lifted_by, lifted_at: new Date() }).where('id', '=', id).execute()

/** With the service's own rights, for a booking that the caller was shown: the sides may not look each other up. */
export const selectHolds = (tx: Db, bookingId: string) =>
  tx
    .selectFrom('legal_holds as h')
    .innerJoin('organizations as side', 'side.id', 'h.side_id')
    .innerJoin('people as placer', 'placer.id', 'h.placed_by')
    .leftJoin('people as lifter', 'lifter.id', 'h.lifted_by')
    .selectAll('h')
    .select(['side.name as organizationName', 'placer.name as placedBy', 'lifter.name as liftedBy'])
    .where('h.booking_id', '=', bookingId)
    .orderBy('h.placed_at', 'desc')
    .orderBy('h.id', 'desc')
    .execute()

export type HoldRow = Awaited<ReturnType<typeof selectHolds>>[number]

export const selectKeptIds = async (tx: Db, bookingId: string) =>
  (
    await tx
      .selectFrom('documents')
      .select('id')
      .where('booking_id', '=', bookingId)
      .where('status', '<>', 'destroyed')
      .execute()
  ).map(({ id }) => id)
