import type { Insertable, Selectable, Updateable } from 'kysely'
import { z } from 'zod'
import type { AcuityAccounts } from '../../../../platform/database-schema.ts'
import type { Db } from '../../../../platform/database.ts'

const kindSchema = z.enum(['key', 'token', 'environment'])
const haltedSchema = z.enum(['unauthorized', 'plan']).nullable()
const webhooksSchema = z.enum(['none', 'active', 'disabled', 'refused'])

/** Acuity's numbers as numbers, which PostgreSQL gives as text. */
export interface AccountRow extends Omit<
  Selectable<AcuityAccounts>,
  'credentials' | 'halted' | 'webhooks' | 'reference_field_id'
> {
  credentials: z.infer<typeof kindSchema>
  halted: z.infer<typeof haltedSchema>
  webhooks: z.infer<typeof webhooksSchema>
  reference_field_id: number | null
}

const toAccountRow = (row: Selectable<AcuityAccounts>): AccountRow => ({
  ...row,
  credentials: kindSchema.parse(row.credentials),
  halted: haltedSchema.parse(row.halted),
  webhooks: webhooksSchema.parse(row.webhooks),
  reference_field_id: row.reference_field_id === null ? null : Number(row.reference_field_id),
})

/** Undefined where it is disconnected. */
export async function selectAccount(tx: Db, id: string) {
  const row = await tx
    .selectFrom('acuity_accounts')
    .selectAll()
    .where('id', '=', id)
    .where('disconnected_at', 'is', null)
    .executeTakeFirst()
  return row && toAccountRow(row)
}

export async function selectAccountOf(tx: Db, organizationId: string) {
  const row = await tx
    .selectFrom('acuity_accounts')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('disconnected_at', 'is', null)
    .executeTakeFirst()
  return row && toAccountRow(row)
}

/** Of the whole installation. */
export async function selectConnectedAccounts(tx: Db) {
  const rows = await tx.selectFrom('acuity_accounts').selectAll().where('disconnected_at', 'is', null).execute()
  return rows.map(toAccountRow)
}

/** Of the whole installation: how many, how many take no calls, and when Acuity last answered or refused. */
export const selectHealth = (tx: Db) =>
  tx
    .selectFrom('acuity_accounts')
    .where('disconnected_at', 'is', null)
    .select(({ fn }) => [
      fn.countAll<string>().as('connected'),
      fn.count<string>('halted').as('halted'),
      fn.max('polled_at').as('answeredAt'),
      fn.max('halted_at').as('haltedAt'),
    ])
    .executeTakeFirstOrThrow()

/** Undefined where the practice has one already. */
export async function insertAccount(tx: Db, account: Insertable<AcuityAccounts>) {
  const row = await tx
    .insertInto('acuity_accounts')
    .values(account)
    .onConflict((conflict) => conflict.column('organization_id').where('disconnected_at', 'is', null).doNothing())
    .returningAll()
    .executeTakeFirst()
  return row && toAccountRow(row)
}

/** Whoever else maps specialists of this account, or disconnects it, waits until this transaction ends. */
export async function lockAccountOf(tx: Db, organizationId: string) {
  const row = await tx
    .selectFrom('acuity_accounts')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('disconnected_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row && toAccountRow(row)
}

/** What the service finds out; the version counts what people set. */
export async function updateAccount(tx: Db, id: string, change: Updateable<AcuityAccounts>) {
  await tx.updateTable('acuity_accounts').set(change).where('id', '=', id).execute()
}

/** To the minute: a burst of them does not queue for one row. */
export async function noteDelivery(tx: Db, id: string, at: Date) {
  const aMinuteAgo = new Date(at.getTime() - 60_000)
  await tx
    .updateTable('acuity_accounts')
    .set({ last_delivery_at: at })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('last_delivery_at', 'is', null), eb('last_delivery_at', '<', aMinuteAgo)]))
    .execute()
}

/** False where somebody set something since that version. */
export async function changeSettings(tx: Db, id: string, version: number, change: Updateable<AcuityAccounts>) {
  const { numUpdatedRows } = await tx
    .updateTable('acuity_accounts')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
