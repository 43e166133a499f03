import { type HitGroup, type PersonHit, personHitSchema } from '@medinotes/shared/search'
import { organizationOf } from '../../platform/own-organization.ts'
import type { Db } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Finder } from '../search/finder.ts'
import { selectPeople } from './admin-person.repository.ts'
import { selectMembers } from './member.repository.ts'

/** Members of the caller's organization; for who runs the installation, everybody. */
export const findPeople: Finder<HitGroup<PersonHit>> = async (tx, principal, { query, limit }) => {
  const page = { query, after: undefined, limit: limit + 1 }
  const found = await (principal.permissions.includes('platform:read') ? everybody : members)(tx, principal, page)
  const items = found.slice(0, limit)
  return { ids: items.map(({ id }) => id), open: async () => ({ items, hasMore: found.length > limit }) }
}

interface Page {
  query: string
  after: undefined
  limit: number
}

async function members(tx: Db, principal: Principal, page: Page) {
  const organization = organizationOf(principal)
  const rows = await selectMembers(tx, organization.id, page)
  return rows.map((row) => personHitSchema.parse({ ...row, organizationName: organization.name }))
}

async function everybody(tx: Db, principal: Principal, page: Page) {
  const rows = await selectPeople(tx, { ...page, status: undefined, waiting: undefined })
  return rows.map(({ memberships, ...row }) => {
    const own = memberships.find(({ organizationId }) => organizationId === principal.organization?.id)
    const shown = own ?? memberships[0]
    return personHitSchema.parse({
      ...row,
      role: own?.role ?? null,
      organizationName: shown?.organizationName ?? null,
    })
  })
}
