import { pageQuery } from '@medinotes/shared/common'
import { failedJobListSchema, jobIdSchema } from '@medinotes/shared/jobs'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { FailedJobs } from './failed-job.service.ts'

const paramsSchema = z.strictObject({ id: jobIdSchema })
const querySchema = z.strictObject({ ...pageQuery, cursor: jobIdSchema.optional() })

/** `/admin/jobs`, to be mounted at `/api`. */
export function failedJobRoutes(jobs: FailedJobs): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/admin/jobs', {
      config: { permission: 'platform:read', operation: 'job.list', outcome: { own: 200 } },
      schema: { querystring: querySchema, response: { 200: failedJobListSchema } },
      handler: ({ principal, query }) => jobs.list(principal, query),
    })

    app.post('/admin/jobs/:id/retry', {
      config: { permission: 'platform:write', operation: 'job.retry', idempotent: true, outcome: { own: 404 } },
      schema: { params: paramsSchema, response: { 204: z.null() } },
      handler: async ({ principal, params }, reply) => {
        await jobs.retry(principal, params.id)
        return reply.code(204).send(null)
      },
    })

    app.delete('/admin/jobs/:id', {
      config: { permission: 'platform:write', operation: 'job.discard', outcome: { own: 404 } },
      schema: { params: paramsSchema, response: { 204: z.null() } },
      handler: async ({ principal, params }, reply) => {
        await jobs.discard(principal, params.id)
        return reply.code(204).send(null)
      },
    })
  }
}
