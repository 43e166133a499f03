import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { type BookingRow, toBookingRow } from '../booking-row.ts'

interface Owner {
  personId: string
  organizationId: string
}

export const selectFeed = (tx: Db, { personId, organizationId }: Owner) =>
  tx
    .selectFrom('calendar_feeds')
    .select(['created_at as createdAt', 'last_read_at as lastReadAt'])
    .where('person_id', '=', personId)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()

/** Ends the address before, if there was one. */
export async function putFeed(tx: Db, { personId, organizationId }: Owner, keyHash: Buffer) {
  const anew = { key_hash: keyHash, created_at: sql<Date>`now()`, last_read_at: null }
  await tx
    .insertInto('calendar_feeds')
    .values({ person_id: personId, organization_id: organizationId, ...anew })
    .onConflict((conflict) => conflict.columns(['person_id', 'organization_id']).doUpdateSet(anew))
    .execute()
}

export async function deleteFeed(tx: Db, { personId, organizationId }: Owner) {
  const { numDeletedRows } = await tx
    .deleteFrom('calendar_feeds')
    .where('person_id', '=', personId)
    .where('organization_id', '=', organizationId)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Whose feed a key opens, with what they may see by now; undefined where they may not come in any more. */
export const selectReader = (tx: Db, keyHash: Buffer) =>
  tx
    .selectFrom('calendar_feeds as f')
    .innerJoin('people', 'people.id', 'f.person_id')
    .innerJoin('organizations as o', 'o.id', 'f.organization_id')
    .innerJoin('memberships as m', (join) =>
      join.onRef('m.person_id', '=', 'f.person_id').onRef('m.organization_id', '=', 'f.organization_id'),
    )
    .select(['f.person_id as personId', 'f.organization_id as organizationId', 'm.role'])
    .where('f.key_hash', '=', keyHash)
    .where('people.status', '=', 'active')
    .where('m.status', '=', 'active')
    .where('o.status', '<>', 'suspended')
    .executeTakeFirst()

export type FeedReader = NonNullable<Awaited<ReturnType<typeof selectReader>>>

/** True once an hour at most. */
export async function noteReading(tx: Db, { personId, organizationId }: FeedReader) {
  const { numUpdatedRows } = await tx
    .updateTable('calendar_feeds')
    .set({ last_read_at: sql<Date>`now()` })
    .where('person_id', '=', personId)
    .where('organization_id', '=', organizationId)
    .where((eb) =>
      eb.or([eb('last_read_at', 'is', null), eb('last_read_at', '<', sql<Date>`now() - interval '1 hour'`)]),
    )
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** What their role lets them see, as row-level security would say it; what was cancelled too, so that calendars drop it. */
export async function selectFeedBookings(
  tx: Db,
  { personId, organizationId, role }: FeedReader,
): Promise<BookingRow[]> {
  const rows = await tx
    .selectFrom('bookings')
    .selectAll()
    .where((eb) => {
      const firm = eb('organization_id', '=', organizationId)
      const practice = eb('practice_id', '=', organizationId)
      if (role === 'referrer') return firm
      if (role === 'admin') return eb.or([firm, practice])
      const own = eb.selectFrom('specialists').select('id').where('person_id', '=', personId)
      return eb.and([practice, eb('specialist_id', 'in', own)])
    })
    .where('status', 'not in', ['held', 'released'])
    .where('starts_at', '>', sql<Date>`now() - interval '30 days'`)
    .where('starts_at', '<', sql<Date>`now() + interval '180 days'`)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => toBookingRow(row))
}
