import { idSchema } from '@medinotes/shared/common'
import { consultationSchema } from '@medinotes/shared/consultations'
import { addAddendumSchema } from '@medinotes/shared/note-life'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { NoteLife } from './note-life.ts'

const idParams = z.strictObject({ id: idSchema })

// An addendum of the greatest length, in any script.
const bodyLimit = 300_000

/** `POST /api/consultations/:id/addenda`. */
export function noteAddendumRoutes({ addenda }: Pick<NoteLife, 'addenda'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.post('/consultations/:id/addenda', {
      config: {
        permission: 'consultation:write',
        operation: 'consultation.add-addendum',
        stepUp: true,
        idempotent: true,
        outcome: { own: 409, foreign: 404 },
      },
      schema: { params: idParams, body: addAddendumSchema, response: { 201: consultationSchema } },
      bodyLimit,
      handler: async ({ principal, params, body }, reply) =>
        reply.code(201).send(await addenda.add(principal, params.id, body)),
    })
  }
}
