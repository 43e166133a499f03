import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database.ts'

/** A job whose last attempt failed, given up or waiting for the next. */
export interface FailedJobRow {
  id: string
  name: string
  reason: string
  attempts: number
  maxAttempts: number
  nextAttemptAt: Date | null
  createdAt: Date
  failedAt: Date
}

/** Those given up first, then by age; `after` is the id of the last one seen. */
export async function listFailedJobs(tx: Db, { limit, after }: { limit: number; after: string | undefined }) {
  const { rows } = await sql<FailedJobRow>`
    select id, name, reason, attempts, max_attempts as "maxAttempts", next_attempt_at as "nextAttemptAt",
      created_at as "createdAt", failed_at as "failedAt"
    from app.failed_jobs(${limit}, ${after ?? null}::bigint)`.execute(tx)
  return rows
}

export interface SettledJob {
  id: string
  name: string
}

/** Has failed jobs tried again at once, as often as new ones; those that rested there. */
export const retryFailedJobs = (tx: Db, ids: readonly string[]) => settle(tx, sql`app.retry_failed_job(id)`, ids)

/** Gives failed jobs up for good; those that rested there. */
export const discardFailedJobs = (tx: Db, ids: readonly string[]) => settle(tx, sql`app.discard_failed_job(id)`, ids)

async function settle(tx: Db, call: RawBuilder<string | null>, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string | null }>`
    select id, ${call} as name from (select distinct id from unnest(${ids}::bigint[]) id order by id) ids`.execute(tx)
  return rows.flatMap(({ id, name }): SettledJob[] => (name === null ? [] : [{ id, name }]))
}
