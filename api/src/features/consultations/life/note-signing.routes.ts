import { idSchema } from '@medinotes/shared/common'
import { consultationSchema } from '@medinotes/shared/consultations'
import { signConsultationSchema } from '@medinotes/shared/note-life'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { NoteLife } from './note-life.ts'

const idParams = z.strictObject({ id: idSchema })

/** `POST /api/consultations/:id/sign`. */
export function noteSigningRoutes({ signing }: Pick<NoteLife, 'signing'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.post('/consultations/:id/sign', {
      config: {
        permission: 'consultation:write',
        operation: 'consultation.sign',
        stepUp: true,
        idempotent: true,
        outcome: { own: 409, foreign: 404 },
      },
      schema: { params: idParams, body: signConsultationSchema, response: { 200: consultationSchema } },
      handler: ({ principal, params, body }) => signing.sign(principal, params.id, body),
    })
  }
}
