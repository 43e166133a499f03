import type { AdminPerson, AdminPersonQuery, MemberStanding } from '@medinotes/shared/organizations'
import type { Database, Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import {
  endSessions,
  type PersonRow,
  selectPeople,
  selectPerson,
  updatePersonStatus,
} from './admin-person.repository.ts'
import { readPage } from '../../platform/list-page.ts'
import { type MemberChanges, openForChange, requireAdministrator } from './member-changes.ts'
import { organizationOf } from '../../platform/own-organization.ts'
import type { People } from './people.service.ts'

interface Dependencies {
  database: Database
  audit: Audit
  people: Pick<People, 'forget'>
  members: MemberChanges
  /** Name of the issuer whose sessions and factors are ours. */
  builtInIssuer: string
}

export type AdminPeople = ReturnType<typeof createAdminPeople>

export const personMissing = () => new AppError('not_found', 'There is no such person.')

/** Everybody the installation knows, for the admins of the organization that runs it. */
export function createAdminPeople({ database, audit, people, members, builtInIssuer }: Dependencies) {
  const present = (person: PersonRow) => toAdminPerson(person, builtInIssuer)

  /** Changes somebody, and asks the database again at their next request. */
  async function change(principal: Principal, id: string, work: (tx: Db, person: PersonRow) => Promise<void>) {
    const changed = await database.as(principal, async (tx) => {
      const person = await selectPerson(tx, id)
      if (person === undefined) throw personMissing()
      await work(tx, person)
      return (await selectPerson(tx, id)) ?? person
    })
    people.forget(changed)
    return present(changed)
  }

  async function disable(tx: Db, principal: Principal, person: PersonRow) {
    if (person.id === principal.personId) throw new AppError('conflict', 'You cannot disable your own account.')
    const operator = await openForChange(tx, organizationOf(principal).id)
    await updatePersonStatus(tx, person.id, 'disabled')
    await requireAdministrator(tx, operator)
    if (person.issuer === builtInIssuer) await endSessions(tx, person.subject)
  }

  return {
    list: (principal: Principal, { query, status, waiting, ...page }: AdminPersonQuery) =>
      database.as(principal, async (tx) => {
        const found = await readPage(
          page,
          (request) => selectPeople(tx, { query, status, waiting, ...request }),
          present,
        )
        const ids = found.items.map(({ id }) => id)
        await audit.record(tx, principal, 'member.listed', { type: 'person', id: null }, { ids })
        return found
      }),

    changeStatus: (principal: Principal, id: string, status: PersonRow['status']) =>
      change(principal, id, async (tx, person) => {
        if (person.status === status) return
        if (status === 'disabled') await disable(tx, principal, person)
        else await updatePersonStatus(tx, id, status)
        const action = status === 'disabled' ? 'person.disabled' : 'person.enabled'
        await audit.record(tx, principal, action, { type: 'person', id })
      }),

    /** Lets somebody who waits in, or changes what a member may do. */
    putMembership: (principal: Principal, id: string, organizationId: string, standing: MemberStanding) =>
      change(principal, id, async (tx) => {
        if (await members.add(tx, principal, organizationId, id, standing)) return
        await members.change(tx, principal, organizationId, id, standing)
      }),

    removeMembership: (principal: Principal, id: string, organizationId: string) =>
      change(principal, id, async (tx) => void (await members.remove(tx, principal, organizationId, id))),
  }
}

function toAdminPerson(row: PersonRow, builtIn: string): AdminPerson {
  const { id, name, email, status, memberships } = row
  const issuer = row.issuer === builtIn ? 'built-in' : 'external'
  return { id, name, email, issuer, status, memberships, createdAt: row.createdAt.toISOString() }
}
