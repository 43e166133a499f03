import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/** Specialists of the organization who can sign in, but for this person, by name. */
export const selectColleagues = (tx: Db, { organizationId, personId }: { organizationId: string; personId: string }) =>
  tx
    .selectFrom('memberships as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name', 'p.email'])
    .where('m.organization_id', '=', organizationId)
    .where('m.role', '=', 'specialist')
    .where('m.status', '=', 'active')
    .where('p.status', '=', 'active')
    .where('p.id', '<>', personId)
    .orderBy(sql`lower(p.name)`)
    .orderBy('p.id')
