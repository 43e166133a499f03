import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Identity } from '../organizations/people.repository.ts'

/** Who somebody is and where they work; nobody before their first request wrote them down. */
export async function findActor(db: Db, { issuer, subject }: Identity) {
  const row = await db
    .selectFrom('people')
    .select('id')
    .select((person) =>
      person
        .selectFrom('memberships')
        .whereRef('memberships.person_id', '=', 'people.id')
        .where('memberships.status', '=', 'active')
        .orderBy(sql`memberships.organization_id is not distinct from people.organization_id`, 'desc')
        .orderBy('memberships.created_at')
        .select('memberships.organization_id')
        .limit(1)
        .as('organizationId'),
    )
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return { personId: row?.id ?? null, organizationId: row?.organizationId ?? null }
}
