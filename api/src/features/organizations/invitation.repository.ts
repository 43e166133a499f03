import { organizationStatusSchema, roleSchema } from '@medinotes/shared/access'
import { type Insertable, sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../platform/database.ts'
import type { Invitations } from '../../platform/database-schema.ts'
import type { PageRequest } from '../../platform/list-page.ts'

export async function insertInvitation(db: Db, invitation: Insertable<Invitations>) {
  await db.insertInto('invitations').values(invitation).execute()
}

const pendingSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: roleSchema,
  administers: z.boolean(),
  /** Null where the service invites, or somebody whom the reader may not see. */
  invitedBy: z.string().nullable(),
  organizationName: z.string(),
  createdAt: z.date(),
  expiresAt: z.date(),
})
export type PendingInvitation = z.infer<typeof pendingSchema>

const isOpen = sql<boolean>`invitations.status = 'pending' and invitations.expires_at > now()`

const selectPending = (db: Db) =>
  db
    .selectFrom('invitations')
    .innerJoin('organizations', 'organizations.id', 'invitations.organization_id')
    .leftJoin('people', 'people.id', 'invitations.invited_by')
    .where(isOpen)
    .select(['invitations.id', 'invitations.email', 'invitations.role', 'invitations.administers'])
    .select(['people.name as invitedBy', 'organizations.name as organizationName'])
    .select(['invitations.created_at as createdAt', 'invitations.expires_at as expiresAt'])
    .orderBy('invitations.created_at', 'desc')
    .orderBy('invitations.id', 'desc')

/** The latest first. */
export async function selectOrganizationInvitations(db: Db, organizationId: string, { after, limit }: PageRequest) {
  const rows = await selectPending(db)
    .where('invitations.organization_id', '=', organizationId)
    .$if(after !== undefined, (select) =>
      select.where(
        sql<boolean>`(invitations.created_at, invitations.id) < (select created_at, id from invitations where id = ${after}::uuid)`,
      ),
    )
    .limit(limit)
    .execute()
  return rows.map((row) => pendingSchema.parse(row))
}

/** Those to an address, the latest first. */
export async function selectInvitationsTo(db: Db, email: string) {
  const rows = await selectPending(db)
    .where('invitations.email', '=', email)
    .where('organizations.status', '!=', 'suspended')
    .limit(100)
    .execute()
  return rows.map((row) => pendingSchema.parse(row))
}

export async function countOpenInvitations(db: Db, organizationId: string) {
  const { count } = await db
    .selectFrom('invitations')
    .where('organization_id', '=', organizationId)
    .where(isOpen)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export async function hasOpenInvitation(db: Db, organizationId: string, email: string) {
  const row = await db
    .selectFrom('invitations')
    .where('organization_id', '=', organizationId)
    .where('email', '=', email)
    .where(isOpen)
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Whoever tries to close it second gets undefined. */
export async function settleInvitation(
  db: Db,
  id: string,
  outcome: { status: 'revoked' } | { status: 'accepted'; accepted_by: string },
) {
  return db
    .updateTable('invitations')
    .set({ ...outcome, settled_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .$if(outcome.status === 'accepted', (update) => update.where('expires_at', '>', sql<Date>`now()`))
    .returning(['id', 'organization_id as organizationId'])
    .executeTakeFirst()
}

/** Returns the id of the pending one that gives way to a new one, where there was one. */
export async function revokePending(db: Db, organizationId: string, email: string) {
  const row = await db
    .updateTable('invitations')
    .set({ status: 'revoked', settled_at: sql<Date>`now()` })
    .where('organization_id', '=', organizationId)
    .where('email', '=', email)
    .where('status', '=', 'pending')
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

const offeredSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: roleSchema,
  administers: z.boolean(),
  status: z.enum(['pending', 'accepted', 'revoked']),
  expired: z.boolean(),
  expiresAt: z.date(),
  organizationId: z.string(),
  organizationName: z.string(),
  organizationStatus: organizationStatusSchema,
})
export type OfferedInvitation = z.infer<typeof offeredSchema>

/** By its id or by the hash of its token, whatever became of it. */
export async function selectOffered(
  db: Db,
  key: { id: string } | { tokenHash: Buffer },
): Promise<OfferedInvitation | undefined> {
  const row = await db
    .selectFrom('invitations')
    .innerJoin('organizations', 'organizations.id', 'invitations.organization_id')
    .where((eb) => ('id' in key ? eb('invitations.id', '=', key.id) : eb('invitations.token_hash', '=', key.tokenHash)))
    .select(['invitations.id', 'invitations.email', 'invitations.role', 'invitations.administers'])
    .select(['invitations.status', 'invitations.expires_at as expiresAt', 'organizations.id as organizationId'])
    .select(['organizations.name as organizationName', 'organizations.status as organizationStatus'])
    .select(sql<boolean>`invitations.expires_at <= now()`.as('expired'))
    .executeTakeFirst()
  return row && offeredSchema.parse(row)
}
