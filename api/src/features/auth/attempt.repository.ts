import { sql } from 'kysely'
import type { SignInDb } from './sign-in-database.ts'

interface Limits {
  most: number
  lockMinutes: number
}

/**
 * Counts one more try before anything is checked, in one statement, so that however many come at once no more than `most` are
 * let through; the last one of these locks the account. Undefined while it is locked.
 */
export async function reserveAttempt(db: SignInDb, accountId: string, { most, lockMinutes }: Limits) {
  const { rows } = await sql<{ failures: number }>`
    insert into attempts as held (account_id, failures) values (${accountId}, 1)
    on conflict (account_id) do update set
      failures = case when held.locked_until is null then held.failures + 1 else 1 end,
      locked_until = case when held.locked_until is null and held.failures + 1 >= ${most}::integer
        then now() + make_interval(mins => ${lockMinutes}::integer) end
    where held.locked_until is null or held.locked_until <= now()
    returning failures`.execute(db)
  return rows[0]
}

/** Seconds until the account takes another try. */
export async function findLockSeconds(db: SignInDb, accountId: string) {
  const row = await db
    .selectFrom('attempts')
    .select(sql<number>`ceil(extract(epoch from locked_until - now()))::integer`.as('seconds'))
    .where('account_id', '=', accountId)
    .where('locked_until', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return row?.seconds ?? 1
}

/** The holder is there: earlier tries count no longer. */
export async function clearAttempts(db: SignInDb, accountId: string) {
  await db.deleteFrom('attempts').where('account_id', '=', accountId).execute()
}
