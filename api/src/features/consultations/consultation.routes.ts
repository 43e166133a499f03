import { idSchema } from '@medinotes/shared/common'
import { consultationListSchema, consultationQuerySchema, consultationSchema } from '@medinotes/shared/consultations'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { ConsultationFeature } from './consultation-feature.ts'

const idParams = z.strictObject({ id: idSchema })

/** What is read and stopped under `/api/consultations`. */
export function consultationRoutes({ service }: Pick<ConsultationFeature, 'service'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/consultations', {
      config: { permission: 'consultation:read', operation: 'consultation.list', outcome: { own: 200 } },
      schema: { querystring: consultationQuerySchema, response: { 200: consultationListSchema } },
      handler: ({ principal, query }) => service.list(principal, query),
    })

    app.get('/consultations/:id', {
      config: { permission: 'consultation:read', operation: 'consultation.read', outcome: { own: 200, foreign: 404 } },
      schema: { params: idParams, response: { 200: consultationSchema } },
      handler: ({ principal, params }) => service.read(principal, params.id),
    })

    app.post('/consultations/:id/stop', {
      config: {
        permission: 'consultation:write',
        operation: 'consultation.stop',
        idempotent: true,
        outcome: { own: 409, foreign: 404 },
      },
      schema: { params: idParams, response: { 200: consultationSchema } },
      handler: ({ principal, params }) => service.stop(principal, params.id),
    })
  }
}
