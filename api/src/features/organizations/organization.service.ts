import type { Member, MemberStanding } from '@medinotes/shared/organizations'
import type { Database } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import { readPage } from '../../platform/list-page.ts'
import { type MemberChanges, openForChange } from './member-changes.ts'
import { type MemberRow, selectMembers } from './member.repository.ts'
import { selectOrganization, updateOrganization } from './organization.repository.ts'
import { organizationOf } from '../../platform/own-organization.ts'
import type { People } from './people.service.ts'

interface Dependencies {
  database: Database
  audit: Audit
  people: Pick<People, 'forget'>
  members: MemberChanges
}

export type OrganizationService = ReturnType<typeof createOrganizationService>

/** The caller's own organization and who is in it. */
export function createOrganizationService({ database, audit, people, members }: Dependencies) {
  return {
    read: (principal: Principal) =>
      database.as(principal, (tx) => selectOrganization(tx, organizationOf(principal).id)),

    async rename(principal: Principal, name: string) {
      const { id } = organizationOf(principal)
      const renamed = await database.as(principal, async (tx) => {
        const before = await openForChange(tx, id)
        if (before.name === name) return before
        await updateOrganization(tx, id, { name })
        await audit.record(
          tx,
          principal,
          'organization.renamed',
          { type: 'organization', id },
          { from: before.name, to: name },
        )
        return { ...before, name }
      })
      people.forget(principal.caller)
      return renamed
    },

    listMembers: (principal: Principal, query: { limit: number; cursor?: string | undefined }) =>
      database.as(principal, (tx) =>
        readPage(query, (page) => selectMembers(tx, organizationOf(principal).id, page), toMember),
      ),

    async changeMember(principal: Principal, personId: string, standing: MemberStanding) {
      const { id } = organizationOf(principal)
      const member = await database.as(principal, (tx) => members.change(tx, principal, id, personId, standing))
      people.forget(member)
      return toMember(member)
    },

    async removeMember(principal: Principal, personId: string) {
      const { id } = organizationOf(principal)
      people.forget(await database.as(principal, (tx) => members.remove(tx, principal, id, personId)))
    },
  }
}

const toMember = ({ id, name, email, role, administers, active, joinedAt }: MemberRow): Member => ({
  ...{ personId: id, name, email, role, administers, active },
  joinedAt: joinedAt.toISOString(),
})
