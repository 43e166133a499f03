import { idSchema, pageQuery } from '@medinotes/shared/common'
import { inboxSchema } from '@medinotes/shared/notices'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Outbox } from './outbox.service.ts'

const inboxQuerySchema = z.strictObject({ ...pageQuery, cursor: idSchema.optional() })

/**
 * `GET /inbox`, to be mounted at `/api` in a demonstration only: nothing is sent there, and whoever tries the product must be
 * able to follow the links that would have been.
 */
export function inboxRoutes(outbox: Outbox): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/inbox', {
      config: { permission: 'public', operation: 'notice.inbox', outcome: { anyone: 200 } },
      schema: { querystring: inboxQuerySchema, response: { 200: inboxSchema } },
      handler: ({ query }) => outbox.list(query),
    })
  }
}
