import { idSchema, pageQuery } from '@medinotes/shared/common'
import { discardNoticesSchema, noticeIdsSchema, settledSchema } from '@medinotes/shared/jobs'
import { troubledNoticeListSchema } from '@medinotes/shared/notices'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { TroubledNotices } from './troubled-notice.service.ts'

const querySchema = z.strictObject({ ...pageQuery, cursor: idSchema.optional() })

/** `/notices`, to be mounted at `/api`. */
export function troubledNoticeRoutes(notices: TroubledNotices): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/notices', {
      config: { permission: 'notice:read', operation: 'notice.list', outcome: { own: 200 } },
      schema: { querystring: querySchema, response: { 200: troubledNoticeListSchema } },
      handler: ({ principal, query }) => notices.list(principal, query),
    })

    app.post('/notices/send-again', {
      config: {
        ...{ permission: 'notice:write', operation: 'notice.send-again', idempotent: true },
        outcome: { own: 200, foreign: 404 },
      },
      schema: { body: noticeIdsSchema, response: { 200: settledSchema } },
      handler: ({ principal, body: { ids } }) => notices.sendAgain(principal, ids),
    })

    app.post('/notices/discard', {
      config: {
        ...{ permission: 'notice:write', operation: 'notice.discard', idempotent: true },
        outcome: { own: 200, foreign: 404 },
      },
      schema: { body: discardNoticesSchema, response: { 200: settledSchema } },
      handler: ({ principal, body: { ids, reason } }) => notices.discard(principal, ids, reason),
    })
  }
}
