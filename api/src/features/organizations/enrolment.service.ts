import type { Role } from '@medinotes/shared/permissions'
import type { Database, Db } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import {
  findIdentityByEmail,
  findMemberEmails,
  findPerson,
  insertMembership,
  insertOrganization,
  insertPerson,
  type NewOrganization,
  type NewPerson,
} from './people.repository.ts'
import { toPrincipal } from './principal-of.ts'

interface Enrolled {
  person: NewPerson
  organization: NewOrganization
  role: Role
  administers: boolean
}

/** Puts people into organizations without anybody having signed in. */
export interface Enrolment {
  /** Creates what is missing of the person, the organization and the membership. */
  enrol(enrolled: Enrolled): Promise<void>
  findMemberEmails(organizationIds: readonly string[]): Promise<string[]>
  /** The demo account with this address, as somebody who has just signed in. */
  actAs(email: string): Promise<Principal>
}

interface Dependencies {
  database: Database
  audit: Audit
}

export function createEnrolment({ database, audit }: Dependencies): Enrolment {
  async function enrol(tx: Db, { person, organization, role, administers }: Enrolled) {
    const personId = (await insertPerson(tx, person)) ?? (await findPerson(tx, { ...person, sessionId: null }))?.id
    if (personId === undefined) throw new Error('The person is neither new nor known')
    await insertOrganization(tx, organization)
    await insertMembership(tx, { organizationId: organization.id, personId, role, administers })
    const actor = { personId, organizationId: organization.id }
    await audit.record(tx, actor, 'account.provisioned', { type: 'person', id: personId })
  }

  return {
    enrol: (enrolled) => database.system((tx) => enrol(tx, enrolled)),
    actAs: (email) =>
      database.system(async (tx) => {
        const identity = { ...(await findIdentityByEmail(tx, email)), sessionId: null }
        const person = await findPerson(tx, identity)
        if (person === undefined) throw new Error('The demo account is not there')
        const token = { ...identity, profile: null, proof: null, plan: null, expiresAt: new Date() }
        return toPrincipal(person, token, null, [])
      }),
    findMemberEmails: (organizationIds) => database.system((tx) => findMemberEmails(tx, organizationIds)),
  }
}
