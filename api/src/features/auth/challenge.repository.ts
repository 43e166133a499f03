import { type RawBuilder, sql } from 'kysely'
import type { SignInDb } from './sign-in-database.ts'

const now = sql<Date>`now()`
const minutes = (count: number): RawBuilder<Date> => sql`now() + make_interval(mins => ${count}::integer)`

export async function insertChallenge(db: SignInDb, tokenHash: Buffer, accountId: string, lastsMinutes: number) {
  await db
    .insertInto('challenges')
    .values({ token_hash: tokenHash, account_id: accountId, expires_at: minutes(lastsMinutes) })
    .execute()
}

export const findChallenge = (db: SignInDb, tokenHash: Buffer) =>
  db
    .selectFrom('challenges')
    .select(['account_id as accountId', 'tries'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()

/** Counts one more try before it is checked; false where none is left. */
export async function countTry(db: SignInDb, tokenHash: Buffer, most: number) {
  const { numUpdatedRows } = await db
    .updateTable('challenges')
    .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
    .where('token_hash', '=', tokenHash)
    .where('tries', '<', most)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** False where another request has finished it. */
export async function deleteChallenge(db: SignInDb, tokenHash: Buffer) {
  const { numDeletedRows } = await db.deleteFrom('challenges').where('token_hash', '=', tokenHash).executeTakeFirst()
  return numDeletedRows > 0n
}

export async function deleteChallenges(db: SignInDb, accountId: string) {
  await db.deleteFrom('challenges').where('account_id', '=', accountId).execute()
  await db.deleteFrom('sms_codes').where('account_id', '=', accountId).execute()
}
