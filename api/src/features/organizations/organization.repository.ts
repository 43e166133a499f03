import { organizationKindSchema, organizationStatusSchema } from '@medinotes/shared/access'
import type { ChangeOrganization } from '@medinotes/shared/organizations'
import { planSchema } from '@medinotes/shared/plans'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../platform/database.ts'
import type { PageRequest } from '../../platform/list-page.ts'

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: organizationKindSchema,
  status: organizationStatusSchema,
  plan: planSchema,
  operator: z.boolean(),
})
export type OrganizationRow = z.infer<typeof rowSchema>

const columns = ['id', 'name', 'kind', 'status', 'plan', 'operator'] as const

/**
 * Changes of an organization and of who is in it come one after another: each waits here for the one before, so that what it
 * then reads is what holds when it is done. The key stays free, for whoever joins meanwhile refers to it and would deadlock with
 * an invitation being replaced. Undefined for an organization that the caller may not change.
 */
export async function lockOrganization(db: Db, id: string): Promise<OrganizationRow | undefined> {
  const row = await db
    .selectFrom('organizations')
    .select(columns)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && rowSchema.parse(row)
}

export async function selectOrganization(db: Db, id: string): Promise<OrganizationRow> {
  return rowSchema.parse(
    await db.selectFrom('organizations').select(columns).where('id', '=', id).executeTakeFirstOrThrow(),
  )
}

export async function updateOrganization(db: Db, id: string, { name, status, plan }: ChangeOrganization) {
  const change = { ...(name && { name }), ...(status && { status }), ...(plan && { plan }) }
  await db.updateTable('organizations').set(change).where('id', '=', id).execute()
}

const listedSchema = rowSchema.extend({ members: z.int(), createdAt: z.date() })
export type ListedOrganization = z.infer<typeof listedSchema>

const selectListed = (db: Db) =>
  db
    .selectFrom('organizations')
    .select(columns)
    .select(['created_at as createdAt'])
    .select((organization) =>
      organization
        .selectFrom('memberships')
        .whereRef('memberships.organization_id', '=', 'organizations.id')
        .where('memberships.status', '=', 'active')
        .select(sql<number>`count(*)::int`.as('count'))
        .as('members'),
    )

export async function selectListedOrganization(db: Db, id: string): Promise<ListedOrganization> {
  return listedSchema.parse(await selectListed(db).where('id', '=', id).executeTakeFirstOrThrow())
}

interface OrganizationFilter extends PageRequest {
  /** How the name, or a word of it, begins. */
  query: string | undefined
  status: string | undefined
}

/** By name. */
export async function selectOrganizations(db: Db, { query, status, after, limit }: OrganizationFilter) {
  const rows = await selectListed(db)
    .$if(query !== undefined, (select) =>
      select.where(sql<boolean>`strpos(' ' || lower(name), ' ' || lower(${query}::text)) > 0`),
    )
    .$if(status !== undefined, (select) => select.where('status', '=', status ?? ''))
    .$if(after !== undefined, (select) =>
      select.where(
        sql<boolean>`(lower(name), id) > (select lower(name), id from organizations where id = ${after}::uuid)`,
      ),
    )
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => listedSchema.parse(row))
}

/** The organization that runs the installation, locked; it is written down where there is none yet. */
export async function ensureOperator(db: Db, { id, name }: { id: string; name: string }) {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('organizations')
    .values({ id, name, kind: 'practice', operator: true })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  const row = await db
    .selectFrom('organizations')
    .select(columns)
    .where('operator', '=', true)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  return { organization: rowSchema.parse(row), created: (numInsertedOrUpdatedRows ?? 0n) > 0n }
}
