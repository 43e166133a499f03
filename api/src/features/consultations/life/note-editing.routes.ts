import { idSchema } from '@medinotes/shared/common'
import { consultationSchema } from '@medinotes/shared/consultations'
import { editConsultationSchema } from '@medinotes/shared/note-life'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { NoteLife } from './note-life.ts'

const idParams = z.strictObject({ id: idSchema })

// Notes of the greatest length and a long report fit, in any script.
const bodyLimit = 2_000_000

/** `PATCH /api/consultations/:id`. */
export function noteEditingRoutes({ editing }: Pick<NoteLife, 'editing'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.patch('/consultations/:id', {
      config: { permission: 'consultation:write', operation: 'consultation.edit', outcome: { own: 200, foreign: 404 } },
      schema: { params: idParams, body: editConsultationSchema, response: { 200: consultationSchema } },
      bodyLimit,
      handler: ({ principal, params, body }) => editing.edit(principal, params.id, body),
    })
  }
}
