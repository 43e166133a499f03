import { sessionTimes } from '@medinotes/shared/sign-in'
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

/** The holder has just proven who they are. */
export const proveSession = (db: SignInDb, id: string) =>
  db
    .updateTable('session')
    .set({ provenAt: now })
    .where('id', '=', id)
    .where('expiresAt', '>', now)
    .returning('provenAt')
    .executeTakeFirst()

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
