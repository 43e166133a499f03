import { idSchema } from '@medinotes/shared/common'
import {
  disclosureListSchema,
  disclosureQuerySchema,
  previewSendingSchema,
  sendingPreviewSchema,
} from '@medinotes/shared/disclosures'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { ConsultationFeature } from '../consultation-feature.ts'

// As for the note itself.
const bodyLimit = 900_000

/** What would be sent to an AI service, and what was. */
export function disclosureRoutes({
  disclosures,
  previews,
}: Pick<ConsultationFeature, 'disclosures' | 'previews'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.post('/consultations/preview', {
      config: {
        permission: 'consultation:write',
        operation: 'consultation.preview-sending',
        idempotent: { unneeded: 'It only computes' },
        outcome: { own: 200 },
      },
      schema: { body: previewSendingSchema, response: { 200: sendingPreviewSchema } },
      bodyLimit,
      handler: ({ principal, body }) => previews.preview(principal, body),
    })

    app.get('/consultations/:id/sent', {
      config: {
        permission: 'consultation:read',
        operation: 'consultation.list-sent',
        outcome: { own: 200, foreign: 404 },
      },
      schema: {
        params: z.strictObject({ id: idSchema }),
        querystring: disclosureQuerySchema,
        response: { 200: disclosureListSchema },
      },
      handler: ({ principal, params, query }) => disclosures.list(principal, params.id, query),
    })
  }
}
