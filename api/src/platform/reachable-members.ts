import type { Db } from './database.ts'

const mostAddressees = 10

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

interface Asked {
  organizationId: string
  personId: string | null
}

/** For an organization: its member who asked; where none of its members did, or they have left, who administers it, or else all. */
export async function reachableFor(tx: Db, { organizationId, personId }: Asked) {
  const members = reachableMembers(tx).where('m.organization_id', '=', organizationId)
  const asker = await members.where('people.id', '=', personId).execute()
  if (asker.length > 0) return asker
  const earliest = members.orderBy('m.created_at').orderBy('people.id').limit(mostAddressees)
  const administering = await earliest.where('m.administers', '=', true).execute()
  return administering.length > 0 ? administering : earliest.execute()
}
