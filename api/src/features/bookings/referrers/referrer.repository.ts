import type { ReferrerQuery } from '@medinotes/shared/booking-drafts'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/list-page.ts'

interface Practice {
  practiceId: string
  /** An operator knows every firm. */
  operates: boolean
}

/** The practice itself, and firms that booked with it; with the service's own rights. */
const selectBookable = (tx: Db, { practiceId, operates }: Practice) =>
  tx
    .selectFrom('organizations')
    .select(['id', 'name'])
    .where('status', '=', 'active')
    .$if(!operates, (query) =>
      query.where((eb) =>
        eb.or([
          eb('id', '=', practiceId),
          eb.exists(
            eb
              .selectFrom('bookings')
              .select('bookings.id')
              .whereRef('bookings.organization_id', '=', 'organizations.id')
              .where('bookings.practice_id', '=', practiceId),
          ),
        ]),
      ),
    )

/** By name; `query` is how the name or a word of it begins. */
export const selectReferrers = (
  tx: Db,
  practice: Practice,
  { query = '', id, after, limit }: PageRequest & Pick<ReferrerQuery, 'query' | 'id'>,
) =>
  selectBookable(tx, practice)
    .where(sql<boolean>`strpos(' ' || lower(name), ' ' || lower(${query.trim()}::text)) > 0`)
    .$if(id !== undefined, (select) => select.where('id', '=', id ?? null))
    .$if(after !== undefined, (select) =>
      select.where(
        sql<boolean>`(lower(name), id) > (select lower(name), id from organizations where id = ${after}::uuid)`,
      ),
    )
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(limit)
    .execute()

export async function isBookable(tx: Db, practice: Practice, organizationId: string) {
  const row = await selectBookable(tx, practice).where('id', '=', organizationId).executeTakeFirst()
  return row !== undefined
}
