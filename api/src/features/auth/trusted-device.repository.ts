import { sql } from 'kysely'
import type { SignInDb } from './sign-in-database.ts'

const now = sql<Date>`now()`

export async function insertTrustedDevice(db: SignInDb, tokenHash: Buffer, accountId: string, days: number) {
  await db
    .insertInto('trusted_devices')
    .values({
      token_hash: tokenHash,
      account_id: accountId,
      expires_at: sql<Date>`now() + make_interval(days => ${days}::integer)`,
    })
    .execute()
}

export async function isTrusted(db: SignInDb, tokenHash: Buffer, accountId: string) {
  const row = await db
    .selectFrom('trusted_devices')
    .select('account_id')
    .where('token_hash', '=', tokenHash)
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

export async function distrustDevices(db: SignInDb, accountId: string) {
  await db.deleteFrom('trusted_devices').where('account_id', '=', accountId).execute()
}
