import { idSchema } from '@medinotes/shared/common'
import {
  awaitedCosignatureListSchema,
  colleagueListSchema,
  cosignatureQuerySchema,
  cosignatureSchema,
  declineCosignatureSchema,
  requestCosignatureSchema,
} from '@medinotes/shared/note-life'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { NoteLife } from './note-life.ts'

const idParams = z.strictObject({ id: idSchema })
const cosignatureParams = z.strictObject({ id: idSchema, cosignatureId: idSchema })

/** `/api/cosignatures`, and what authors and colleagues do with them under `/api/consultations/:id`. */
export function cosignatureRoutes({ cosignatures }: Pick<NoteLife, 'cosignatures'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/cosignatures', {
      config: { permission: 'consultation:read', operation: 'cosignature.list', outcome: { own: 200 } },
      schema: { querystring: cosignatureQuerySchema, response: { 200: awaitedCosignatureListSchema } },
      handler: ({ principal, query }) => cosignatures.awaited(principal, query),
    })

    app.get('/consultations/:id/colleagues', {
      config: {
        permission: 'consultation:write',
        operation: 'cosignature.list-colleagues',
        outcome: { own: 200, foreign: 404 },
      },
      schema: { params: idParams, response: { 200: colleagueListSchema } },
      handler: ({ principal, params }) => cosignatures.colleagues(principal, params.id),
    })

    app.post('/consultations/:id/cosignatures', {
      config: {
        permission: 'consultation:write',
        operation: 'cosignature.request',
        idempotent: true,
        outcome: { own: 404, foreign: 404 },
      },
      schema: { params: idParams, body: requestCosignatureSchema, response: { 201: cosignatureSchema } },
      handler: async ({ principal, params, body }, reply) =>
        reply.code(201).send(await cosignatures.request(principal, params.id, body.personId)),
    })

    const answering = {
      permission: 'consultation:write',
      idempotent: true,
      outcome: { own: 404, foreign: 404 },
    } as const
    app.post('/consultations/:id/cosignatures/:cosignatureId/sign', {
      config: { ...answering, operation: 'cosignature.sign', stepUp: true },
      schema: { params: cosignatureParams, response: { 200: cosignatureSchema } },
      handler: ({ principal, params }) => cosignatures.sign(principal, params),
    })

    app.post('/consultations/:id/cosignatures/:cosignatureId/decline', {
      config: { ...answering, operation: 'cosignature.decline' },
      schema: { params: cosignatureParams, body: declineCosignatureSchema, response: { 200: cosignatureSchema } },
      handler: ({ principal, params, body }) => cosignatures.decline(principal, params, body.reason),
    })

    app.post('/consultations/:id/cosignatures/:cosignatureId/withdraw', {
      config: { ...answering, operation: 'cosignature.withdraw' },
      schema: { params: cosignatureParams, response: { 200: cosignatureSchema } },
      handler: ({ principal, params }) => cosignatures.withdraw(principal, params),
    })
  }
}
