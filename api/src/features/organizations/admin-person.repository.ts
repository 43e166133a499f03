import { roleSchema } from '@medinotes/shared/access'
import { personStatusSchema } from '@medinotes/shared/organizations'
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { z } from 'zod'
import type { Db } from '../../platform/database.ts'
import type { PageRequest } from '../../platform/list-page.ts'
import { isNamed } from './person-name.ts'

const personSchema = z.object({
  id: z.string(),
  issuer: z.string(),
  subject: z.string(),
  name: z.string(),
  email: z.string(),
  status: personStatusSchema,
  createdAt: z.date(),
  memberships: z.array(
    z.object({
      organizationId: z.string(),
      organizationName: z.string(),
      role: roleSchema,
      administers: z.boolean(),
    }),
  ),
})
export type PersonRow = z.infer<typeof personSchema>

const selectFrom = (db: Db) =>
  db
    .selectFrom('people')
    .select(['id', 'issuer', 'subject', 'name', 'email', 'status', 'created_at as createdAt'])
    .select((person) =>
      jsonArrayFrom(
        person
          .selectFrom('memberships')
          .innerJoin('organizations', 'organizations.id', 'memberships.organization_id')
          .whereRef('memberships.person_id', '=', 'people.id')
          .where('memberships.status', '=', 'active')
          .select(['organizations.id as organizationId', 'organizations.name as organizationName'])
          .select(['memberships.role', 'memberships.administers'])
          .orderBy('organizations.name')
          .orderBy('organizations.id'),
      ).as('memberships'),
    )

export async function selectPerson(db: Db, id: string): Promise<PersonRow | undefined> {
  const row = await selectFrom(db).where('id', '=', id).executeTakeFirst()
  return row && personSchema.parse(row)
}

interface PersonFilter extends PageRequest {
  /** How words of the name, or the address, begin. */
  query: string | undefined
  status: string | undefined
  /** Whether they belong to no organization, where that matters. */
  waiting: boolean | undefined
}

const belongs = sql<boolean>`exists (
  select from memberships where memberships.person_id = people.id and memberships.status = 'active')`

/** By name, with what each belongs to, in one query. */
export async function selectPeople(db: Db, { query, status, waiting, after, limit }: PersonFilter) {
  const rows = await selectFrom(db)
    .$if(query !== undefined, (select) => select.where(isNamed(query ?? '')))
    .$if(status !== undefined, (select) => select.where('status', '=', status ?? ''))
    .$if(waiting !== undefined, (select) => select.where(belongs, '=', waiting !== true))
    .$if(after !== undefined, (select) =>
      select.where(sql<boolean>`(lower(name), id) > (select lower(name), id from people where id = ${after}::uuid)`),
    )
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => personSchema.parse(row))
}

export async function updatePersonStatus(db: Db, id: string, status: PersonRow['status']) {
  await db.updateTable('people').set({ status }).where('id', '=', id).execute()
}

/** Ends every session of an account of the built-in issuer. */
export async function endSessions(db: Db, subject: string) {
  await sql`select app.end_sessions(${subject}::uuid)`.execute(db)
}

/** Removes the second factor of an account of the built-in issuer, its trusted devices and its lockout. */
export async function resetFactors(db: Db, subject: string) {
  await sql`select app.reset_factors(${subject}::uuid)`.execute(db)
}
