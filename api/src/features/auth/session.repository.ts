import { sessionTimes } from '@medinotes/shared/session-times'
import { sql } from 'kysely'
import type { SignInDb } from './sign-in-database.ts'

const { idleMinutes, absoluteHours } = sessionTimes
const now = sql<Date>`now()`
const endOf = sql<Date>`"createdAt" + make_interval(hours => ${sql.lit(absoluteHours)})`

/** Idle from now on; never beyond twelve hours after it began. */
export const keepSession = (db: SignInDb, id: string) =>
  db
    .updateTable('session')
    .set({
      expiresAt: sql<Date>`least(now() + make_interval(mins => ${sql.lit(idleMinutes)}), ${endOf})`,
      updatedAt: now,
    })
    .where('id', '=', id)
    .where('expiresAt', '>', now)
    .returning(['expiresAt as idleAt', endOf.as('endsAt')])
    .executeTakeFirst()

/** When the holder last proved who they are; null for never. */
export async function setProof(db: SignInDb, id: string, at: Date | null) {
  await db.updateTable('session').set({ provenAt: at }).where('id', '=', id).where('expiresAt', '>', now).execute()
}

/** Proofs by less than the account's new factor count no longer. */
export async function dropOtherProofs(db: SignInDb, accountId: string, current: string) {
  await db
    .updateTable('session')
    .set({ provenAt: null })
    .where('userId', '=', accountId)
    .where('id', '!=', current)
    .execute()
}

export type SessionRow = Awaited<ReturnType<typeof listSessions>>[number]

export const listSessions = (db: SignInDb, accountId: string) =>
  db
    .selectFrom('session')
    .select(['id', 'userAgent', 'ipAddress as address', 'createdAt', 'updatedAt as lastActiveAt'])
    .where('userId', '=', accountId)
    .where('expiresAt', '>', now)
    .orderBy('updatedAt', 'desc')
    .orderBy('id')
    .execute()

/** Whether it was there to end. */
export async function endSession(db: SignInDb, accountId: string, id: string) {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('userId', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function endSessions(db: SignInDb, accountId: string, { except }: { except: string | null }) {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('userId', '=', accountId)
    .$if(except !== null, (query) => query.where('id', '!=', except ?? ''))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** What has run out of an account is cleared away when its holder comes back. */
export async function clearExpired(db: SignInDb, accountId: string) {
  await sql`
    with old_devices as (delete from trusted_devices where account_id = ${accountId} and expires_at <= now()),
      old_links as (delete from links where account_id = ${accountId} and expires_at <= now()),
      old_challenges as (delete from challenges where account_id = ${accountId} and expires_at <= now()),
      old_codes as (delete from sms_codes where account_id = ${accountId} and expires_at <= now())
    delete from session where "userId" = ${accountId} and "expiresAt" <= now()`.execute(db)
}
