import { pageQuery } from '@medinotes/shared/common'
import {
  discardJobsSchema,
  failedJobListSchema,
  jobIdSchema,
  jobIdsSchema,
  settledSchema,
} from '@medinotes/shared/jobs'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { FailedJobs } from './failed-job.service.ts'

const querySchema = z.strictObject({ ...pageQuery, cursor: jobIdSchema.optional() })

/** `/admin/jobs`, to be mounted at `/api`. */
export function failedJobRoutes(jobs: FailedJobs): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/admin/jobs', {
      config: { permission: 'platform:read', operation: 'job.list', outcome: { own: 200 } },
      schema: { querystring: querySchema, response: { 200: failedJobListSchema } },
      handler: ({ principal, query }) => jobs.list(principal, query),
    })

    app.post('/admin/jobs/retry', {
      config: { permission: 'platform:write', operation: 'job.retry', idempotent: true, outcome: { own: 404 } },
      schema: { body: jobIdsSchema, response: { 200: settledSchema } },
      handler: ({ principal, body: { ids } }) => jobs.retry(principal, ids),
    })

    app.post('/admin/jobs/discard', {
      config: { permission: 'platform:write', operation: 'job.discard', idempotent: true, outcome: { own: 404 } },
      schema: { body: discardJobsSchema, response: { 200: settledSchema } },
      handler: ({ principal, body: { ids, reason } }) => jobs.discard(principal, ids, reason),
    })
  }
}
