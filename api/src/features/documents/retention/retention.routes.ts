import { bookingParamsSchema } from '@medinotes/shared/bookings'
import { documentParamsSchema } from '@medinotes/shared/documents'
import {
  bookingRetentionSchema,
  decideDeletionSchema,
  deletionRequestListSchema,
  deletionRequestQuerySchema,
  deletionRequestSchema,
  placeHoldSchema,
  requestDeletionSchema,
  retentionRulesSchema,
  setRetentionRulesSchema,
} from '@medinotes/shared/retention'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { RetentionFeature } from './retention-feature.ts'

const outcome = { own: 200, foreign: 404 }
const params = documentParamsSchema

/** How long documents are kept, under `/api`. */
export function retentionRoutes({ rules, holds, deletions }: RetentionFeature): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/retention-rules', {
      config: { permission: 'retention:write', operation: 'retention.rules', outcome: { own: 200 } },
      schema: { response: { 200: retentionRulesSchema } },
      handler: ({ principal }) => rules.read(principal),
    })

    app.put('/retention-rules', {
      config: { permission: 'retention:write', operation: 'retention.set-rules', outcome: { own: 200 } },
      schema: { body: setRetentionRulesSchema, response: { 200: retentionRulesSchema } },
      handler: ({ principal, body }) => rules.set(principal, body),
    })

    app.get('/bookings/:id/retention', {
      config: { permission: 'document:read', operation: 'retention.booking', outcome },
      schema: { params: bookingParamsSchema, response: { 200: bookingRetentionSchema } },
      handler: ({ principal, params: { id } }) => holds.read(principal, id),
    })

    app.post('/bookings/:id/legal-holds', {
      config: { permission: 'retention:write', operation: 'retention.place-hold', idempotent: true, outcome },
      schema: { params: bookingParamsSchema, body: placeHoldSchema, response: { 200: bookingRetentionSchema } },
      handler: ({ principal, params: { id }, body }) => holds.place(principal, id, body),
    })

    app.post('/legal-holds/:id/lift', {
      config: { permission: 'retention:write', operation: 'retention.lift-hold', idempotent: true, outcome },
      schema: { params, response: { 200: bookingRetentionSchema } },
      handler: ({ principal, params: { id } }) => holds.lift(principal, id),
    })

    app.post('/documents/:id/deletion-requests', {
      config: {
        ...{ permission: 'document:write', operation: 'retention.request-deletion', idempotent: true },
        outcome: { own: 201, foreign: 404 },
      },
      schema: { params, body: requestDeletionSchema, response: { 201: deletionRequestSchema } },
      handler: async ({ principal, params: { id }, body }, reply) =>
        reply.code(201).send(await deletions.request(principal, id, body)),
    })

    app.get('/deletion-requests', {
      config: { permission: 'document:write', operation: 'retention.deletions', outcome: { own: 200 } },
      schema: { querystring: deletionRequestQuerySchema, response: { 200: deletionRequestListSchema } },
      handler: ({ principal, query }) => deletions.list(principal, query),
    })

    // Approving is final, so whoever decides has just proven who they are.
    app.post('/deletion-requests/:id/decide', {
      config: {
        ...{ permission: 'document:write', operation: 'retention.decide', stepUp: true, idempotent: true },
        outcome,
      },
      schema: { params, body: decideDeletionSchema, response: { 200: deletionRequestSchema } },
      handler: ({ principal, params: { id }, body }) => deletions.decide(principal, id, body),
    })
  }
}
