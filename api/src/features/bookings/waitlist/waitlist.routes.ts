import { bookingParamsSchema } from '@medinotes/shared/bookings'
import {
  joinWaitlistSchema,
  waitlistEntrySchema,
  waitlistQuerySchema,
  waitlistSchema,
} from '@medinotes/shared/waitlist'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { BookingFeature } from '../booking-feature.ts'

/** `/waitlist`, to be mounted at `/api`. */
export function waitlistRoutes({ waitlist }: Pick<BookingFeature, 'waitlist'>): FastifyPluginAsyncZod {
  const permission = 'booking:write'
  return async (app) => {
    app.get('/waitlist', {
      config: { permission, operation: 'waitlist.list', outcome: { own: 200 } },
      schema: { querystring: waitlistQuerySchema, response: { 200: waitlistSchema } },
      handler: ({ principal, query }) => waitlist.list(principal, query),
    })

    app.post('/waitlist', {
      // Its sample names an examination that nobody offers.
      config: { permission, operation: 'waitlist.join', idempotent: true, outcome: { own: 404 } },
      schema: { body: joinWaitlistSchema, response: { 201: waitlistEntrySchema } },
      handler: async ({ principal, body }, reply) => reply.code(201).send(await waitlist.join(principal, body)),
    })

    app.delete('/waitlist/:id', {
      config: { permission, operation: 'waitlist.leave', outcome: { own: 204, foreign: 404 } },
      schema: { params: bookingParamsSchema, response: { 204: z.null() } },
      handler: async ({ principal, params: { id } }, reply) => {
        await waitlist.leave(principal, id)
        return reply.code(204).send(null)
      },
    })
  }
}
