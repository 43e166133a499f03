import { idSchema } from '@medinotes/shared/common'
import { consultationSchema } from '@medinotes/shared/consultations'
import { acceptFindingSchema } from '@medinotes/shared/note-life'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { NoteLife } from './note-life.ts'

const idParams = z.strictObject({ id: idSchema })
const acceptanceParams = z.strictObject({ id: idSchema, acceptanceId: idSchema })

// A sentence and a reason of the greatest length, in any script.
const bodyLimit = 300_000

/** `/api/consultations/:id/acceptances`. */
export function findingAcceptanceRoutes({ acceptances }: Pick<NoteLife, 'acceptances'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.post('/consultations/:id/acceptances', {
      config: {
        permission: 'consultation:write',
        operation: 'consultation.accept-finding',
        idempotent: true,
        outcome: { own: 409, foreign: 404 },
      },
      schema: { params: idParams, body: acceptFindingSchema, response: { 201: consultationSchema } },
      bodyLimit,
      handler: async ({ principal, params, body }, reply) =>
        reply.code(201).send(await acceptances.accept(principal, params.id, body)),
    })

    app.delete('/consultations/:id/acceptances/:acceptanceId', {
      config: {
        permission: 'consultation:write',
        operation: 'consultation.reopen-finding',
        outcome: { own: 404, foreign: 404 },
      },
      schema: { params: acceptanceParams, response: { 200: consultationSchema } },
      handler: ({ principal, params }) => acceptances.reopen(principal, params),
    })
  }
}
