import type { MemberStanding } from '@medinotes/shared/organizations'
import type { Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import {
  endMembership,
  type MemberRow,
  selectAdministrators,
  selectMember,
  updateStanding,
} from './member.repository.ts'
import { lockOrganization, type OrganizationRow } from './organization.repository.ts'
import { insertMembership } from './people.repository.ts'

const organizationMissing = () => new AppError('not_found', 'There is no such organisation, or it is not yours.')
const memberMissing = () => new AppError('not_found', 'There is no such member.')

/** Whoever calls it holds the lock on the organization until their transaction ends. */
export async function openForChange(tx: Db, organizationId: string) {
  const organization = await lockOrganization(tx, organizationId)
  if (organization === undefined) throw organizationMissing()
  return organization
}

// Its admins look after every organization, so that being one is not for its other administrators to give or to take.
export function refusePlatformRole(
  principal: Principal,
  { operator }: OrganizationRow,
  ...roles: (string | undefined)[]
) {
  if (!operator || principal.operates || !roles.includes('admin')) return
  throw new AppError('forbidden', 'Only an admin of the organisation that runs the service may do this.')
}

/** Asked after a change, in its transaction: an organization that somebody ran is not left with nobody. */
export async function requireAdministrator(tx: Db, { id, operator }: OrganizationRow) {
  const left = await selectAdministrators(tx, id)
  if (left.some(({ role }) => !operator || role === 'admin')) return
  throw new AppError('last_administrator', 'An organisation keeps at least one active administrator.')
}

/** Changes of a single membership, the same for its own administrators and for the operator's. */
export function createMemberChanges(audit: Audit) {
  const details = ({ id }: OrganizationRow, { role, administers }: MemberStanding) => ({
    organizationId: id,
    role,
    administers,
  })

  return {
    /** Returns the member as they are afterwards. */
    async change(tx: Db, principal: Principal, organizationId: string, personId: string, standing: MemberStanding) {
      const organization = await openForChange(tx, organizationId)
      const before = await selectMember(tx, organizationId, personId)
      if (before === undefined) throw memberMissing()
      refusePlatformRole(principal, organization, before.role, standing.role)
      if (before.role === standing.role && before.administers === standing.administers) return before
      await updateStanding(tx, organizationId, personId, standing)
      if (before.administers && before.active) await requireAdministrator(tx, organization)
      const subject = { type: 'person', id: personId } as const
      await audit.record(tx, principal, 'member.changed', subject, {
        ...details(organization, standing),
        ...{ previousRole: before.role, previousAdministers: before.administers },
      })
      return { ...before, ...standing }
    },

    /** Returns who it was. */
    async remove(tx: Db, principal: Principal, organizationId: string, personId: string): Promise<MemberRow> {
      const organization = await openForChange(tx, organizationId)
      const member = await selectMember(tx, organizationId, personId)
      if (member === undefined) throw memberMissing()
      refusePlatformRole(principal, organization, member.role)
      await endMembership(tx, organizationId, personId)
      if (member.administers && member.active) await requireAdministrator(tx, organization)
      const subject = { type: 'person', id: personId } as const
      await audit.record(tx, principal, 'member.removed', subject, details(organization, member))
      return member
    },

    /** For somebody who is no member yet; false for one who is. */
    async add(tx: Db, principal: Principal, organizationId: string, personId: string, standing: MemberStanding) {
      const organization = await openForChange(tx, organizationId)
      if (!(await insertMembership(tx, { organizationId, personId, ...standing }))) return false
      const subject = { type: 'person', id: personId } as const
      await audit.record(tx, principal, 'member.added', subject, details(organization, standing))
      return true
    },
  }
}

export type MemberChanges = ReturnType<typeof createMemberChanges>
