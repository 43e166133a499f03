import { idSchema, pageQuery } from '@medinotes/shared/common'
import { troubledNoticeListSchema } from '@medinotes/shared/notices'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { TroubledNotices } from './troubled-notice.service.ts'

const paramsSchema = z.strictObject({ id: idSchema })
const querySchema = z.strictObject({ ...pageQuery, cursor: idSchema.optional() })

/** `/notices`, to be mounted at `/api`. */
export function troubledNoticeRoutes(notices: TroubledNotices): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/notices', {
      config: { permission: 'notice:read', operation: 'notice.list', outcome: { own: 200 } },
      schema: { querystring: querySchema, response: { 200: troubledNoticeListSchema } },
      handler: ({ principal, query }) => notices.list(principal, query),
    })

    app.post('/notices/:id/send-again', {
      config: {
        ...{ permission: 'notice:write', operation: 'notice.send-again', idempotent: true },
        outcome: { own: 204, foreign: 404 },
      },
      schema: { params: paramsSchema, response: { 204: z.null() } },
      handler: async ({ principal, params }, reply) => {
        await notices.sendAgain(principal, params.id)
        return reply.code(204).send(null)
      },
    })
  }
}
