import { sql } from 'kysely'
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

/** Has a failed job tried again at once, as often as a new one; null where there is none of that id that rests. */
export async function retryFailedJob(tx: Db, id: string): Promise<{ name: string } | null> {
  const { rows } = await sql<{ name: string | null }>`select app.retry_failed_job(${id}::bigint) as name`.execute(tx)
  const name = rows[0]?.name
  return name ? { name } : null
}

/** Gives a failed job up for good; null where there is none of that id that rests. */
export async function discardFailedJob(tx: Db, id: string): Promise<{ name: string } | null> {
  const { rows } = await sql<{ name: string | null }>`select app.discard_failed_job(${id}::bigint) as name`.execute(tx)
  const name = rows[0]?.name
  return name ? { name } : null
}
