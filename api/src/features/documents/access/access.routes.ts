import { Readable } from 'node:stream'
import { bookingParamsSchema } from '@medinotes/shared/bookings'
import {
  accessExportQuerySchema,
  accessListSchema,
  accessQuerySchema,
  bookingAccessQuerySchema,
} from '@medinotes/shared/document-access'
import { documentParamsSchema } from '@medinotes/shared/documents'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AccessRecord } from './access.service.ts'

// Sent as it is read from the database, so no schema sees it whole.
const file = { schema: z.custom<Readable>() }

/** Who saw which document when, under `/api`. */
export function accessRoutes(record: AccessRecord): FastifyPluginAsyncZod {
  const permission = 'document:read'
  return async (app) => {
    app.get('/documents/:id/access', {
      config: { permission, operation: 'document.access', outcome: { own: 200, foreign: 404 } },
      schema: { params: documentParamsSchema, querystring: accessQuerySchema, response: { 200: accessListSchema } },
      handler: ({ principal, params: { id }, query }) => record.ofDocument(principal, id, query),
    })

    app.get('/bookings/:id/access', {
      config: { permission, operation: 'document.matter-access', outcome: { own: 200, foreign: 404 } },
      schema: {
        params: bookingParamsSchema,
        querystring: bookingAccessQuerySchema,
        response: { 200: accessListSchema },
      },
      handler: ({ principal, params: { id }, query }) => record.ofBooking(principal, id, query),
    })

    app.get('/bookings/:id/access/export', {
      config: {
        ...{ permission, operation: 'document.export-access', costClass: 'generation' },
        outcome: { own: 200, foreign: 404 },
      },
      schema: {
        ...{ params: bookingParamsSchema, querystring: accessExportQuerySchema },
        response: {
          200: {
            description: 'The events, oldest first, and a signed line',
            content: { 'application/x-ndjson': file },
          },
        },
      },
      handler: async ({ principal, params: { id }, query }, reply) => {
        const { filename, lines } = await record.export(principal, id, query)
        return reply
          .type('application/x-ndjson; charset=utf-8')
          .header('content-disposition', `attachment; filename="${filename}"`)
          .send(Readable.from(lines))
      },
    })
  }
}
