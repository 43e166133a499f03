import type { Db } from './database.ts'

/** Members who can be written to: person and membership are active, and the organization is not suspended. */
export const reachableMembers = (tx: Db) =>
  tx
    .selectFrom('people')
    .innerJoin('memberships as m', 'm.person_id', 'people.id')
    .innerJoin('organizations as o', 'o.id', 'm.organization_id')
    .select(['people.id as personId', 'people.email as to', 'm.organization_id as organizationId'])
    .where('people.status', '=', 'active')
    .where('people.email', '<>', '')
    .where('m.status', '=', 'active')
    .where('o.status', '<>', 'suspended')
