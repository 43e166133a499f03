import type { JoinWaitlist } from '@medinotes/shared/waitlist'
import { type Insertable, sql } from 'kysely'
import type { WaitlistEntries } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/list-page.ts'

export async function insertEntry(tx: Db, entry: Insertable<WaitlistEntries>) {
  await tx.insertInto('waitlist_entries').values(entry).execute()
}

/** Entries of somebody that wait or are offered, counted one after another. */
export async function countEntries(tx: Db, personId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`waitlist of ${personId}`}, 0))`.execute(tx)
  const { entries } = await tx
    .selectFrom('waitlist_entries')
    .select((eb) => eb.fn.countAll<string>().as('entries'))
    .where('person_id', '=', personId)
    .where('status', 'in', ['waiting', 'offered'])
    .executeTakeFirstOrThrow()
  return Number(entries)
}

/** Whether the caller could book such an examination at all. */
export async function isOffered(tx: Db, { examTypeId, specialistId }: JoinWaitlist) {
  let query = tx
    .selectFrom('exam_types as t')
    .select('t.id')
    .where('t.id', '=', examTypeId)
    .where('t.active', '=', true)
  if (specialistId !== null) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('specialist_offers as f')
          .innerJoin('specialists as s', 's.id', 'f.specialist_id')
          .select('f.specialist_id')
          .whereRef('f.exam_type_id', '=', 't.id')
          .where('f.specialist_id', '=', specialistId)
          .where('s.deactivated_at', 'is', null),
      ),
    )
  }
  return (await query.executeTakeFirst()) !== undefined
}

/**
 * Writes down what became of offers: booked, or let go. With the service's own rights, since a colleague may have confirmed the
 * hold, and the clock may have released it.
 */
export async function settleOffers(tx: Db) {
  await sql`
    update waitlist_entries e set status = case when b.status = 'released' then 'expired' else 'booked' end
    from bookings b
    where b.id = e.booking_id and e.status = 'offered' and b.status <> 'held'`.execute(tx)
  await sql`
    update waitlist_entries set status = 'expired'
    where status = 'waiting' and to_day < (now() at time zone 'Australia/Perth')::date`.execute(tx)
}

const named = (tx: Db) =>
  tx
    .selectFrom('waitlist_entries as e')
    .innerJoin('exam_types as t', 't.id', 'e.exam_type_id')
    .leftJoin('specialists as s', 's.id', 'e.specialist_id')
    .leftJoin('bookings as b', (join) => join.onRef('b.id', '=', 'e.booking_id').on('b.status', '=', 'held'))
    .selectAll('e')
    .select(['t.name as examTypeName', 's.name as specialistName'])
    .select(['b.starts_at as startsAt', 'b.time_zone as timeZone', 'b.held_until as heldUntil'])

export type NamedEntry = Awaited<ReturnType<typeof selectEntries>>[number]

/** In the order of joining. */
export function selectEntries(tx: Db, personId: string, { limit, after }: PageRequest) {
  return named(tx)
    .where('e.person_id', '=', personId)
    .where('e.status', 'in', ['waiting', 'offered'])
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(e.joined_at, e.id) > (select joined_at, id from waitlist_entries where id = ${after}::uuid)`,
      ),
    )
    .orderBy('e.joined_at')
    .orderBy('e.id')
    .limit(limit)
    .execute()
}

export const selectEntry = (tx: Db, id: string) => named(tx).where('e.id', '=', id).executeTakeFirst()

/** Undefined where it is none of the caller's, or neither waits nor is offered any more. */
export const leaveEntry = (tx: Db, id: string, personId: string) =>
  tx
    .updateTable('waitlist_entries')
    .set({ status: 'left' })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('status', 'in', ['waiting', 'offered'])
    .returning(['id', 'booking_id as bookingId'])
    .executeTakeFirst()
