import { sql } from 'kysely'
import type { Database, Db } from '../../../platform/database.ts'

interface Asked {
  key: Buffer
  /** Who asks: their own bookings of that person keep nobody out. */
  organizationId: string
}

/** Specialists who examine or examined that person for somebody else. */
export async function selectEngaged(tx: Db, { key, organizationId }: Asked) {
  const rows = await tx
    .selectFrom('bookings')
    .select('specialist_id')
    .distinct()
    .where('examinee_key', '=', key)
    .where('organization_id', '<>', organizationId)
    .where('status', 'not in', ['released', 'cancelled'])
    .execute()
  return rows.map(({ specialist_id }) => specialist_id)
}

export async function selectSpecialistsOf(tx: Db, personIds: readonly string[]) {
  if (personIds.length === 0) return []
  const rows = await tx
    .selectFrom('specialists')
    .select('id')
    .where('person_id', 'in', [...personIds])
    .execute()
  return rows.map(({ id }) => id)
}

/** Bookings of one person are confirmed one after another, until the transaction ends. */
export const lockExaminee = (tx: Db, key: Buffer) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`examinee ${key.toString('base64')}`}, 0))`.execute(tx)

/** A look beside the caller's transaction, whose rights do not show what others booked. */
export async function isEngaged(database: Database, { key, organizationId }: Asked, specialistId: string) {
  const [row] = await database.systemStatement<{ engaged: boolean }>(
    'specialist is engaged',
    sql`select exists (
      select from bookings
      where examinee_key = ${key} and organization_id <> ${organizationId}::uuid and specialist_id = ${specialistId}::uuid
        and status not in ('released', 'cancelled')
    ) as engaged`,
  )
  return row?.engaged === true
}
