import {
  bookingDraftListSchema,
  bookingDraftQuerySchema,
  bookingDraftSchema,
  pastMatterListSchema,
  pastMatterQuerySchema,
  referrerListSchema,
  referrerQuerySchema,
  saveDraftSchema,
} from '@medinotes/shared/booking-drafts'
import { bookingParamsSchema } from '@medinotes/shared/bookings'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { BookingFeature } from './booking-feature.ts'

const params = bookingParamsSchema
const permission = 'booking:write'

/** Forms in progress, and what fills them in: `/api/booking-drafts`, `/api/matters`, `/api/referrers`. */
export function bookingDraftRoutes({
  drafts,
  matters,
  referrers,
}: Pick<BookingFeature, 'drafts' | 'matters' | 'referrers'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/booking-drafts', {
      config: { permission, operation: 'booking-draft.list', outcome: { own: 200 } },
      schema: { querystring: bookingDraftQuerySchema, response: { 200: bookingDraftListSchema } },
      handler: ({ principal, query }) => drafts.list(principal, query),
    })

    app.get('/booking-drafts/:id', {
      config: { permission, operation: 'booking-draft.read', outcome: { own: 200, foreign: 404 } },
      schema: { params, response: { 200: bookingDraftSchema } },
      handler: ({ principal, params: { id } }) => drafts.read(principal, id),
    })

    app.put('/booking-drafts/:id', {
      config: { permission, operation: 'booking-draft.save', outcome: { own: 200, foreign: 404 } },
      schema: { params, body: saveDraftSchema, response: { 200: bookingDraftSchema } },
      handler: ({ principal, params: { id }, body }) => drafts.save(principal, id, body),
    })

    app.delete('/booking-drafts/:id', {
      config: { permission, operation: 'booking-draft.delete', outcome: { own: 204, foreign: 404 } },
      schema: { params, response: { 204: z.null() } },
      handler: async ({ principal, params: { id } }, reply) => {
        await drafts.discard(principal, id)
        return reply.code(204).send(null)
      },
    })

    app.get('/matters', {
      config: { permission, operation: 'booking.search-matters', outcome: { own: 200 } },
      schema: { querystring: pastMatterQuerySchema, response: { 200: pastMatterListSchema } },
      handler: ({ principal, query }) => matters.search(principal, query),
    })

    app.get('/referrers', {
      config: { permission, operation: 'booking.list-referrers', outcome: { own: 200 } },
      schema: { querystring: referrerQuerySchema, response: { 200: referrerListSchema } },
      handler: ({ principal, query }) => referrers.list(principal, query),
    })
  }
}
