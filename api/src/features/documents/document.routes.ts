import { bookingParamsSchema } from '@medinotes/shared/bookings'
import {
  changeDocumentSchema,
  documentListSchema,
  documentParamsSchema,
  documentQuerySchema,
  documentSchema,
} from '@medinotes/shared/documents'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { DocumentFeature } from './document-feature.ts'

/** What is known of documents and what they are called, under `/api`. */
export function documentRoutes({
  queries,
  change,
}: Pick<DocumentFeature, 'queries' | 'change'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/bookings/:id/documents', {
      config: { permission: 'document:read', operation: 'document.list', outcome: { own: 200, foreign: 404 } },
      schema: { params: bookingParamsSchema, querystring: documentQuerySchema, response: { 200: documentListSchema } },
      handler: ({ principal, params: { id }, query }) => queries.list(principal, id, query),
    })

    app.get('/documents/:id', {
      config: { permission: 'document:read', operation: 'document.read', outcome: { own: 200, foreign: 404 } },
      schema: { params: documentParamsSchema, response: { 200: documentSchema } },
      handler: ({ principal, params: { id } }) => queries.read(principal, id),
    })

    app.patch('/documents/:id', {
      config: { permission: 'document:write', operation: 'document.change', outcome: { own: 200, foreign: 404 } },
      schema: { params: documentParamsSchema, body: changeDocumentSchema, response: { 200: documentSchema } },
      handler: ({ principal, params: { id }, body }) => change(principal, id, body),
    })
  }
}
