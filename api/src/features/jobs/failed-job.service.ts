import type { AuditAction } from '@medinotes/shared/audit-actions'
import type { FailedJob } from '@medinotes/shared/jobs'
import type { Database, Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { discardFailedJob, type FailedJobRow, listFailedJobs, retryFailedJob } from '../../platform/jobs/failed-jobs.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'

export type FailedJobs = ReturnType<typeof createFailedJobs>

/** Background work that failed, for whoever runs the installation. */
export function createFailedJobs({ database, audit }: { database: Database; audit: Audit }) {
  const settle = (
    principal: Principal,
    id: string,
    action: AuditAction,
    change: (tx: Db, id: string) => Promise<string | null>,
  ) =>
    database.as(principal, async (tx) => {
      const name = await change(tx, id)
      if (name === null) throw new AppError('not_found', 'The job is no longer there, or it is running now.')
      await audit.record(tx, principal, action, { type: 'job', id: null }, { job: id, name })
    })

  return {
    async list(principal: Principal, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
      const rows = await database.as(principal, (tx) => listFailedJobs(tx, { limit: limit + 1, after: cursor }))
      const page = rows.slice(0, limit)
      return { items: page.map(toFailedJob), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
    },
    retry: (principal: Principal, id: string) => settle(principal, id, 'job.retried', retryFailedJob),
    discard: (principal: Principal, id: string) => settle(principal, id, 'job.discarded', discardFailedJob),
  }
}

const toFailedJob = ({ nextAttemptAt, createdAt, failedAt, ...job }: FailedJobRow): FailedJob => ({
  ...job,
  nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
  failedAt: failedAt.toISOString(),
})
