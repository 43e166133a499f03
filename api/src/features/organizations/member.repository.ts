import { roleSchema } from '@medinotes/shared/access'
import type { MemberStanding } from '@medinotes/shared/organizations'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../platform/database.ts'
import type { PageRequest } from '../../platform/list-page.ts'
import { isNamed } from './person-name.ts'

const memberSchema = z.object({
  id: z.string(),
  issuer: z.string(),
  subject: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  administers: z.boolean(),
  active: z.boolean(),
  joinedAt: z.date(),
})
export type MemberRow = z.infer<typeof memberSchema>

const selectFrom = (db: Db, organizationId: string) =>
  db
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .where('memberships.organization_id', '=', organizationId)
    .where('memberships.status', '=', 'active')
    .select(['people.id', 'people.issuer', 'people.subject', 'people.name', 'people.email'])
    .select(['memberships.role', 'memberships.administers', 'memberships.created_at as joinedAt'])
    .select(sql<boolean>`people.status = 'active'`.as('active'))

interface MemberPage extends PageRequest {
  /** How words of the name, or the address, begin. */
  query?: string
}

/** By name. */
export async function selectMembers(db: Db, organizationId: string, { query, after, limit }: MemberPage) {
  const rows = await selectFrom(db, organizationId)
    .$if(query !== undefined, (select) => select.where(isNamed(query ?? '')))
    .$if(after !== undefined, (select) =>
      select.where(
        sql<boolean>`(lower(people.name), people.id) > (select lower(name), id from people where id = ${after}::uuid)`,
      ),
    )
    .orderBy(sql`lower(people.name)`)
    .orderBy('people.id')
    .limit(limit)
    .execute()
  return rows.map((row) => memberSchema.parse(row))
}

export async function selectMember(db: Db, organizationId: string, personId: string): Promise<MemberRow | undefined> {
  const row = await selectFrom(db, organizationId).where('people.id', '=', personId).executeTakeFirst()
  return row && memberSchema.parse(row)
}

export async function isMemberAddress(db: Db, organizationId: string, email: string) {
  const row = await selectFrom(db, organizationId)
    .where(sql<boolean>`lower(people.email) = ${email}`)
    .executeTakeFirst()
  return row !== undefined
}

/** Whoever can still run it: members with an active account who administer, and of the operator those who are admins. */
export async function selectAdministrators(db: Db, organizationId: string) {
  const rows = await selectFrom(db, organizationId)
    .where('memberships.administers', '=', true)
    .where('people.status', '=', 'active')
    .execute()
  return rows.map((row) => memberSchema.parse(row))
}

export async function updateStanding(
  db: Db,
  organizationId: string,
  personId: string,
  { role, administers }: MemberStanding,
) {
  await db
    .updateTable('memberships')
    .set({ role, administers })
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .execute()
}

export async function endMembership(db: Db, organizationId: string, personId: string) {
  await db
    .updateTable('memberships')
    .set({ status: 'ended' })
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .execute()
}

/** The active admins of the organization that runs the installation. */
export async function selectOperatorAdmins(db: Db) {
  return db
    .selectFrom('organizations')
    .innerJoin('memberships', 'memberships.organization_id', 'organizations.id')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .where('organizations.operator', '=', true)
    .where('memberships.role', '=', 'admin')
    .where('memberships.status', '=', 'active')
    .where('people.status', '=', 'active')
    .select(['people.id', 'people.email'])
    .execute()
}
