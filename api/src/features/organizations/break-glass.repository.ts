import { type Insertable, sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { BreakGlassGrants, BreakGlassReviews } from '../../platform/database-schema.ts'
import type { PageRequest } from '../../platform/list-page.ts'
import { reachableMembers } from '../../platform/reachable-members.ts'

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
    .leftJoin('break_glass_reviews as review', (join) =>
      join.onRef('review.grant_id', '=', 'grant.id').onRef('review.organization_id', '=', 'grant.organization_id'),
    )
    .leftJoin('people as reviewer', 'reviewer.id', 'review.reviewed_by')
    .select(['grant.id', 'grant.organization_id', 'grant.person_id', 'grant.reason_sealed'])
    .select(['grant.opened_at', 'grant.expires_at', 'grant.ended_at'])
    .select(['people.name', 'people.issuer', 'people.subject'])
    .select(['review.verdict', 'review.comment_sealed', 'review.reviewed_at', 'reviewer.name as reviewer_name'])

/** Over, and nobody has said yet whether it was right. */
const isUnreviewed = sql<boolean>`review.grant_id is null and coalesce("grant".ended_at, "grant".expires_at) <= now()`

export type GrantRow = Awaited<ReturnType<typeof selectGrants>>[number]

/** The latest first; `waitingFor` for those alone that this person may review now. */
export const selectGrants = (
  db: Db,
  organizationId: string,
  { after, limit, waitingFor }: PageRequest & { waitingFor?: string | undefined },
) =>
  selectFrom(db)
    .where('grant.organization_id', '=', organizationId)
    .$if(waitingFor !== undefined, (select) =>
      select.where(isUnreviewed).where('grant.person_id', '<>', waitingFor ?? ''),
    )
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

/** What was done with notes under it, the earliest first. */
export async function selectDoneUnder(db: Db, grant: GrantRow, limit: number) {
  return db
    .selectFrom('audit_events')
    .select(['action', 'subject_id', 'occurred_at'])
    .where('organization_id', '=', grant.organization_id)
    .where('person_id', '=', grant.person_id)
    .where('occurred_at', '>=', grant.opened_at)
    .where('class', '=', 'break-glass')
    .where(sql<boolean>`details->>'breakGlass' = ${grant.id}`)
    .where('action', 'like', 'consultation.%')
    .orderBy('occurred_at')
    .limit(limit)
    .execute()
}

/** False where somebody has reviewed it already. */
export async function insertReview(db: Db, review: Insertable<BreakGlassReviews>) {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('break_glass_reviews')
    .values(review)
    .onConflict((conflict) => conflict.columns(['organization_id', 'grant_id']).doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Who may review what has been over for half a day and nobody has reviewed, and since when the oldest of it waits. */
export const selectReviewers = (db: Db) =>
  reachableMembers(db)
    .innerJoin('break_glass_grants as grant', 'grant.organization_id', 'm.organization_id')
    .leftJoin('break_glass_reviews as review', 'review.grant_id', 'grant.id')
    .where('m.administers', '=', true)
    .where('m.role', '<>', 'referrer')
    .whereRef('grant.person_id', '<>', 'people.id')
    .where(isUnreviewed)
    .where(sql<boolean>`coalesce("grant".ended_at, "grant".expires_at) < now() - interval '12 hours'`)
    .groupBy(['people.id', 'people.email', 'm.organization_id', 'o.name'])
    .select([
      'o.name as organizationName',
      sql<string>`count(*)`.as('waiting'),
      sql<Date>`min("grant".opened_at)`.as('since'),
    ])
    .execute()

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
