import type { Role } from '@medinotes/shared/permissions'
import type { Database, Db } from '../../platform/database.ts'
import type { Audit } from '../audit/audit.service.ts'
import {
  findMemberEmails,
  findPerson,
  insertMembership,
  insertOrganization,
  insertPerson,
  type NewOrganization,
  type NewPerson,
} from './people.repository.ts'

interface Enrolled {
  person: NewPerson
  organization: NewOrganization
  role: Role
}

/** Puts people into organizations without anybody having signed in. */
export interface Enrolment {
  /** Creates what is missing of the person, the organization and the membership. */
  enrol(enrolled: Enrolled): Promise<void>
  findMemberEmails(organizationIds: readonly string[]): Promise<string[]>
}

interface Dependencies {
  database: Database
  audit: Audit
}

export function createEnrolment({ database, audit }: Dependencies): Enrolment {
  async function enrol(tx: Db, { person, organization, role }: Enrolled) {
    const personId = (await insertPerson(tx, person)) ?? (await findPerson(tx, person))?.id
    if (personId === undefined) throw new Error('The person is neither new nor known')
    await insertOrganization(tx, organization)
    await insertMembership(tx, { organizationId: organization.id, personId, role })
    const actor = { personId, organizationId: organization.id }
    await audit.record(tx, actor, 'account.provisioned', { type: 'person', id: personId })
  }

  return {
    enrol: (enrolled) => database.system((tx) => enrol(tx, enrolled)),
    findMemberEmails: (organizationIds) => database.system((tx) => findMemberEmails(tx, organizationIds)),
  }
}
