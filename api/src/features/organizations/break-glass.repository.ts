import { type Insertable, sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { BreakGlassGrants } from '../../platform/database-schema.ts'
import type { PageRequest } from '../../platform/list-page.ts'

export async function insertGrant(db: Db, grant: Insertable<BreakGlassGrants>) {
  await db.insertInto('break_glass_grants').values(grant).execute()
}

export async function hasOpenGrant(db: Db, organizationId: string, personId: string) {
  const row = await db
    .selectFrom('break_glass_grants')
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

// Who opened one and left since is not visible any more.
const selectFrom = (db: Db) =>
  db
    .selectFrom('break_glass_grants as grant')
    .leftJoin('people', 'people.id', 'grant.person_id')
    .select(['grant.id', 'grant.organization_id', 'grant.person_id', 'grant.reason_sealed'])
    .select(['grant.opened_at', 'grant.expires_at', 'grant.ended_at'])
    .select(['people.name', 'people.issuer', 'people.subject'])

export type GrantRow = Awaited<ReturnType<typeof selectGrants>>[number]

/** The latest first. */
export const selectGrants = (db: Db, organizationId: string, { after, limit }: PageRequest) =>
  selectFrom(db)
    .where('grant.organization_id', '=', organizationId)
    .$if(after !== undefined, (select) =>
      select.where(
        sql<boolean>`("grant".opened_at, "grant".id) < (select opened_at, id from break_glass_grants where id = ${after}::uuid)`,
      ),
    )
    .orderBy('grant.opened_at', 'desc')
    .orderBy('grant.id', 'desc')
    .limit(limit)
    .execute()

export const selectGrant = (db: Db, organizationId: string, id: string) =>
  selectFrom(db).where('grant.organization_id', '=', organizationId).where('grant.id', '=', id).executeTakeFirst()

/** False where it is over already. */
export async function endGrant(db: Db, organizationId: string, id: string) {
  const { numUpdatedRows } = await db
    .updateTable('break_glass_grants')
    .set({ ended_at: sql<Date>`now()` })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
