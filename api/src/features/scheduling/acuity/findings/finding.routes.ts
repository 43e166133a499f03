import {
  findingListSchema,
  findingQuerySchema,
  findingSchema,
  settleFindingSchema,
} from '@medinotes/shared/acuity-findings'
import { idSchema } from '@medinotes/shared/common'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Findings } from './finding.service.ts'

const params = z.strictObject({ id: idSchema })
const permission = 'connection:write'

/** Where Acuity and the bookings differ, under `/api/acuity/findings`. */
export function findingRoutes(findings: Findings): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/acuity/findings', {
      config: { permission, operation: 'acuity.findings', outcome: { own: 200 } },
      schema: { querystring: findingQuerySchema, response: { 200: findingListSchema } },
      handler: ({ principal, query }) => findings.list(principal, query),
    })

    app.post('/acuity/findings/:id/settle', {
      config: { permission, operation: 'acuity.settle-finding', idempotent: true, outcome: { own: 200, foreign: 404 } },
      schema: { params, body: settleFindingSchema, response: { 200: findingSchema } },
      handler: ({ principal, params: { id }, body }) => findings.settle(principal, id, body),
    })
  }
}
