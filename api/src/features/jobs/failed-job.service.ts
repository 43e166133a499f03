import type { AuditAction } from '@medinotes/shared/audit-actions'
import type { DiscardReason, FailedJob, Settled } from '@medinotes/shared/jobs'
import type { Database, Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import {
  discardFailedJobs,
  type FailedJobRow,
  listFailedJobs,
  retryFailedJobs,
  type SettledJob,
} from '../../platform/jobs/failed-jobs.ts'
import type { Principal } from '../../platform/principal.ts'
import type { AuditDetails } from '../audit/audit-details.ts'
import type { Audit } from '../audit/audit.service.ts'

export type FailedJobs = ReturnType<typeof createFailedJobs>

/** Background work that failed, for whoever runs the installation. */
export function createFailedJobs({ database, audit }: { database: Database; audit: Audit }) {
  /** Each is audited for itself: a job is looked for by its own number. */
  const settle = (
    principal: Principal,
    ids: readonly string[],
    action: AuditAction,
    change: (tx: Db, ids: readonly string[]) => Promise<SettledJob[]>,
    details: AuditDetails = {},
  ): Promise<Settled> =>
    database.as(principal, async (tx) => {
      const settled = await change(tx, ids)
      if (settled.length === 0) throw new AppError('not_found', 'No such job is there any more, or it is running now.')
      for (const { id, name } of settled) {
        await audit.record(tx, principal, action, { type: 'job', id: null }, { job: id, name, ...details })
      }
      return { done: settled.length, left: new Set(ids).size - settled.length }
    })

  return {
    async list(principal: Principal, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
      const rows = await database.as(principal, (tx) => listFailedJobs(tx, { limit: limit + 1, after: cursor }))
      const page = rows.slice(0, limit)
      return { items: page.map(toFailedJob), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
    },
    retry: (principal: Principal, ids: readonly string[]) => settle(principal, ids, 'job.retried', retryFailedJobs),
    discard: (principal: Principal, ids: readonly string[], reason: DiscardReason) =>
      settle(principal, ids, 'job.discarded', discardFailedJobs, { reason }),
  }
}

const toFailedJob = ({ nextAttemptAt, createdAt, failedAt, ...job }: FailedJobRow): FailedJob => ({
  ...job,
  nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
  failedAt: failedAt.toISOString(),
})
