import { bookingSchema } from '@medinotes/shared/booking-views'
import { bookingParamsSchema, confirmSchema, holdSchema } from '@medinotes/shared/bookings'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { BookingFeature } from './booking-feature.ts'

/** Holding a slot and making a booking of it, under `/api/bookings`. */
export function bookingRoutes({
  holds,
  confirmation,
}: Pick<BookingFeature, 'holds' | 'confirmation'>): FastifyPluginAsyncZod {
  const params = bookingParamsSchema
  const permission = 'booking:write'
  return async (app) => {
    app.post('/bookings', {
      // Its sample names a slot that nobody offers.
      config: { permission, operation: 'booking.hold', idempotent: true, outcome: { own: 400 } },
      schema: { body: holdSchema, response: { 201: bookingSchema } },
      handler: async ({ principal, body, keyed }, reply) =>
        reply.code(201).send(await holds.hold(principal, body, keyed)),
    })

    app.post('/bookings/:id/extend', {
      config: { permission, operation: 'booking.extend', idempotent: true, outcome: { own: 200, foreign: 404 } },
      schema: { params, response: { 200: bookingSchema } },
      handler: ({ principal, params: { id } }) => holds.extend(principal, id),
    })

    app.delete('/bookings/:id', {
      config: { permission, operation: 'booking.release', outcome: { own: 204, foreign: 404 } },
      schema: { params, response: { 204: z.null() } },
      handler: async ({ principal, params: { id } }, reply) => {
        await holds.release(principal, id)
        return reply.code(204).send(null)
      },
    })

    app.post('/bookings/:id/confirm', {
      config: { permission, operation: 'booking.confirm', idempotent: true, outcome: { own: 200, foreign: 404 } },
      schema: { params, body: confirmSchema, response: { 200: bookingSchema } },
      handler: ({ principal, params: { id }, body, keyed }) => confirmation.confirm(principal, id, body, keyed),
    })
  }
}
