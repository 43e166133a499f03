import { randomUUID } from 'node:crypto'
import { type Role, roles } from '@medinotes/shared/permissions'
import { plans } from '@medinotes/shared/access'
import { z } from 'zod'
import type { Db } from '../../platform/database.ts'

/** What an issuer calls somebody. */
export interface Identity {
  issuer: string
  subject: string
}

export interface NewPerson extends Identity {
  name: string
  email: string
}

export interface NewOrganization {
  id: string
  name: string
  kind: 'practice' | 'firm'
  plan: (typeof plans)[number]
}

const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  status: z.enum(['active', 'disabled']),
  role: z.enum(roles).nullable(),
  organizationId: z.string().nullable(),
  organizationName: z.string().nullable(),
  plan: z.enum(plans).nullable(),
})
export type Person = z.infer<typeof personSchema>

/** The person with the organization they joined first of those they still belong to. */
export async function findPerson(db: Db, { issuer, subject }: Identity): Promise<Person | undefined> {
  const row = await db
    .selectFrom('people')
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.person_id', '=', 'people.id').on('memberships.status', '=', 'active'),
    )
    .leftJoin('organizations', 'organizations.id', 'memberships.organization_id')
    .select(['people.id', 'people.name', 'people.email', 'people.status', 'memberships.role', 'organizations.plan'])
    .select(['organizations.id as organizationId', 'organizations.name as organizationName'])
    .where('people.issuer', '=', issuer)
    .where('people.subject', '=', subject)
    .orderBy('memberships.created_at')
    .limit(1)
    .executeTakeFirst()
  return row && personSchema.parse(row)
}

/** Returns the id of the new person, or undefined when another request was first. */
export async function insertPerson(db: Db, person: NewPerson): Promise<string | undefined> {
  const row = await db
    .insertInto('people')
    .values({ id: randomUUID(), ...person })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function insertOrganization(db: Db, organization: NewOrganization) {
  await db
    .insertInto('organizations')
    .values(organization)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export async function insertMembership(db: Db, membership: { organizationId: string; personId: string; role: Role }) {
  await db
    .insertInto('memberships')
    .values({ organization_id: membership.organizationId, person_id: membership.personId, role: membership.role })
    .onConflict((conflict) => conflict.columns(['organization_id', 'person_id']).doNothing())
    .execute()
}

export async function findMemberEmails(db: Db, organizationIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .select('people.email')
    .where('memberships.organization_id', 'in', organizationIds)
    .execute()
  return rows.map(({ email }) => email)
}
