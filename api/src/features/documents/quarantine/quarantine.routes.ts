import {
  documentParamsSchema,
  documentQuerySchema,
  documentSchema,
  quarantineDecisionSchema,
  quarantineListSchema,
} from '@medinotes/shared/documents'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Quarantine } from './quarantine.service.ts'

const outcome = { own: 200, foreign: 404 }
const permission = 'quarantine:write'

/** What is held back, under `/api/quarantine`; whoever decides has just proven who they are. */
export function quarantineRoutes(quarantine: Quarantine): FastifyPluginAsyncZod {
  const schema = { params: documentParamsSchema, body: quarantineDecisionSchema, response: { 200: documentSchema } }
  return async (app) => {
    app.get('/quarantine', {
      config: { permission, operation: 'quarantine.list', outcome: { own: 200 } },
      schema: { querystring: documentQuerySchema, response: { 200: quarantineListSchema } },
      handler: ({ principal, query }) => quarantine.list(principal, query),
    })

    app.post('/quarantine/:id/release', {
      config: { permission, operation: 'quarantine.release', stepUp: true, idempotent: true, outcome },
      schema,
      handler: ({ principal, params: { id }, body }) => quarantine.release(principal, id, body),
    })

    app.post('/quarantine/:id/destroy', {
      config: { permission, operation: 'quarantine.destroy', stepUp: true, idempotent: true, outcome },
      schema,
      handler: ({ principal, params: { id }, body }) => quarantine.destroy(principal, id, body),
    })
  }
}
