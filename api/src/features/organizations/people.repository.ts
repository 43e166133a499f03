import { randomUUID } from 'node:crypto'
import {
  organizationKindSchema,
  type OrganizationStatus,
  organizationStatusSchema,
  roleSchema,
} from '@medinotes/shared/access'
import { personStatusSchema } from '@medinotes/shared/organizations'
import type { Role } from '@medinotes/shared/permissions'
import { planSchema } from '@medinotes/shared/plans'
import { keptSettingsSchema } from '@medinotes/shared/settings'
import { sql } from 'kysely'
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
  emailVerified: boolean
}

export interface NewOrganization {
  id: string
  name: string
  kind: 'practice' | 'firm'
  plan: 'free' | 'premium'
  status: OrganizationStatus
  operator?: boolean
}

export interface NewMembership {
  organizationId: string
  personId: string
  role: Role
  administers: boolean
}

const membershipSchema = z.object({
  organizationId: z.string(),
  organizationName: z.string(),
  organizationKind: organizationKindSchema,
  organizationStatus: organizationStatusSchema,
  operates: z.boolean(),
  plan: planSchema,
  role: roleSchema,
  administers: z.boolean(),
  settings: keptSettingsSchema,
})
export type Membership = z.infer<typeof membershipSchema>

const sessionSchema = z.object({
  subject: z.string(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  secondFactor: z.boolean(),
  provenAt: z.coerce.date().nullable(),
  /** When somebody was last there. */
  activeAt: z.coerce.date(),
})

const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  status: personStatusSchema,
  /** Where they work when a request names no organization. */
  organizationId: z.string().nullable(),
  /** What is switched for everybody. */
  installation: keptSettingsSchema,
  /** The active ones, in the order of joining. */
  memberships: z.array(membershipSchema),
  /** The built-in issuer's session, while it lives. */
  session: sessionSchema.nullable(),
  breakGlass: z.array(z.object({ id: z.string(), organizationId: z.string(), expiresAt: z.coerce.date() })),
})
export type Person = z.infer<typeof personSchema>

/** An identity as a token presents it: within a session of the built-in issuer, or without one. */
export interface PresentedIdentity extends Identity {
  sessionId: string | null
}

/** The people with what the database knows of their access, in one round trip; undefined in place of a stranger. */
export async function findPeople(db: Db, callers: readonly PresentedIdentity[]): Promise<(Person | undefined)[]> {
  const [issuers, subjects] = [callers.map(({ issuer }) => issuer), callers.map(({ subject }) => subject)]
  const sessions = callers.map(({ sessionId }) => sessionId)
  const { rows } = await sql<{ position: string; person: unknown }>`
    select position, person from app.find_callers(${issuers}, ${subjects}, ${sessions}::uuid[])`.execute(db)
  const found = new Map(rows.map(({ position, person }) => [Number(position), personSchema.parse(person)]))
  return callers.map((_, index) => found.get(index + 1))
}

export async function findPerson(db: Db, caller: PresentedIdentity): Promise<Person | undefined> {
  const [person] = await findPeople(db, [caller])
  return person
}

/** Returns the id of the new person, or undefined when another request was first. */
export async function insertPerson(
  db: Db,
  { issuer, subject, name, email, emailVerified }: NewPerson,
): Promise<string | undefined> {
  const row = await db
    .insertInto('people')
    .values({ id: randomUUID(), issuer, subject, name, email, email_verified: emailVerified })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** As the issuer now knows the person. */
export async function updateProfile(
  db: Db,
  id: string,
  { name, email, emailVerified }: Pick<NewPerson, 'name' | 'email' | 'emailVerified'>,
) {
  await db.updateTable('people').set({ name, email, email_verified: emailVerified }).where('id', '=', id).execute()
}

export async function chooseOrganization(db: Db, personId: string, organizationId: string) {
  await db.updateTable('people').set({ organization_id: organizationId }).where('id', '=', personId).execute()
}

/** Runs the installation if it is to, and no other does. */
export async function insertOrganization(db: Db, { operator = false, ...organization }: NewOrganization) {
  await db
    .insertInto('organizations')
    .values({
      ...organization,
      operator: operator ? sql<boolean>`not exists (select from organizations where operator)` : false,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Joins or joins again; somebody who belongs already keeps the standing they have. */
export async function insertMembership(db: Db, { organizationId, personId, role, administers }: NewMembership) {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('memberships')
    .values({ organization_id: organizationId, person_id: personId, role, administers })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'person_id'])
        .doUpdateSet({ role, administers, status: 'active' })
        .where('memberships.status', '=', 'ended'),
    )
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
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

/** How their issuer calls the demo account with this address. */
export async function findIdentityByEmail(db: Db, email: string): Promise<Identity> {
  return db
    .selectFrom('people')
    .select(['issuer', 'subject'])
    .where('email', '=', email)
    .orderBy('created_at')
    .executeTakeFirstOrThrow()
}

/** Tells the built-in issuer's session that somebody is there. */
export async function keepSession(db: Db, sessionId: string) {
  await sql`select app.keep_session(${sessionId}::uuid)`.execute(db)
}

/** Which of these organizations there are. */
export async function findOrganizationIds(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('organizations').select('id').where('id', 'in', ids).execute()
  return rows.map(({ id }) => id)
}
