import { bookingParamsSchema } from '@medinotes/shared/bookings'
import { bundleListSchema, bundleSchema, createBundleSchema, documentQuerySchema } from '@medinotes/shared/documents'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { createBundles } from './bundle.service.ts'

/** One PDF of several documents, under `/api`. */
export function bundleRoutes(bundles: ReturnType<typeof createBundles>): FastifyPluginAsyncZod {
  return async (app) => {
    app.post('/bookings/:id/bundles', {
      config: {
        ...{ permission: 'document:write', operation: 'bundle.create', idempotent: true },
        outcome: { own: 202, foreign: 404 },
      },
      schema: { params: bookingParamsSchema, body: createBundleSchema, response: { 202: bundleSchema } },
      handler: async ({ principal, params: { id }, body }, reply) =>
        reply.code(202).send(await bundles.request(principal, id, body)),
    })

    app.get('/bookings/:id/bundles', {
      config: { permission: 'document:read', operation: 'bundle.list', outcome: { own: 200, foreign: 404 } },
      schema: { params: bookingParamsSchema, querystring: documentQuerySchema, response: { 200: bundleListSchema } },
      handler: ({ principal, params: { id }, query }) => bundles.list(principal, id, query),
    })
  }
}
