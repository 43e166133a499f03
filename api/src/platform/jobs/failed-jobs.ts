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

/** Has a failed job tried again at once, as often as a new one; its name, or null where none of that id rests. */
export const retryFailedJob = (tx: Db, id: string) =>
  nameFrom(tx, sql`select app.retry_failed_job(${id}::bigint) as name`)

/** Gives a failed job up for good; its name, or null where none of that id rests. */
export const discardFailedJob = (tx: Db, id: string) =>
  nameFrom(tx, sql`select app.discard_failed_job(${id}::bigint) as name`)

async function nameFrom(tx: Db, call: RawBuilder<{ name: string | null }>) {
  const { rows } = await call.execute(tx)
  return rows[0]?.name ?? null
}
