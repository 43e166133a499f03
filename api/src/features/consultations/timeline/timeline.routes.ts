import { idSchema } from '@medinotes/shared/common'
import { timelineSchema } from '@medinotes/shared/timeline'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { ConsultationFeature } from '../consultation-feature.ts'

const idParams = z.strictObject({ id: idSchema })

/** The notes of one name, under `/api/consultations`. */
export function timelineRoutes({ timeline }: Pick<ConsultationFeature, 'timeline'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/consultations/:id/timeline', {
      config: {
        permission: 'consultation:read',
        operation: 'consultation.read-timeline',
        outcome: { own: 200, foreign: 404 },
      },
      schema: { params: idParams, response: { 200: timelineSchema } },
      handler: ({ principal, params }) => timeline(principal, params.id),
    })
  }
}
