import {
  attendanceSchema,
  cancelSchema,
  decisionSchema,
  quoteSchema,
  rescheduleQuoteQuerySchema,
  rescheduleQuoteSchema,
  rescheduleSchema,
} from '@medinotes/shared/booking-changes'
import { bookingSchema } from '@medinotes/shared/booking-views'
import { bookingParamsSchema, changeBookingSchema } from '@medinotes/shared/bookings'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { BookingFeature } from './booking-feature.ts'

const params = bookingParamsSchema
const whole = { 200: bookingSchema }

/** Moving, cancelling and changing what is booked, and what that costs. */
export function bookingChangeRoutes({
  moves,
  cancellation,
  changes,
}: Pick<BookingFeature, 'moves' | 'cancellation' | 'changes'>): FastifyPluginAsyncZod {
  const permission = 'booking:change'
  return async (app) => {
    app.get('/bookings/:id/reschedule-quote', {
      // Its sample names a slot that nobody offers.
      config: { permission, operation: 'booking.quote-reschedule', outcome: { own: 400, foreign: 404 } },
      schema: { params, querystring: rescheduleQuoteQuerySchema, response: { 200: rescheduleQuoteSchema } },
      handler: ({ principal, params: { id }, query }) => moves.quote(principal, id, query.slotId),
    })

    app.post('/bookings/:id/reschedule', {
      config: { permission, operation: 'booking.reschedule', idempotent: true, outcome: { own: 400, foreign: 404 } },
      schema: { params, body: rescheduleSchema, response: whole },
      handler: ({ principal, params: { id }, body }) => moves.reschedule(principal, id, body),
    })

    app.get('/bookings/:id/cancellation-quote', {
      config: { permission, operation: 'booking.quote-cancellation', outcome: { own: 200, foreign: 404 } },
      schema: { params, response: { 200: quoteSchema } },
      handler: ({ principal, params: { id } }) => cancellation.quote(principal, id),
    })

    app.post('/bookings/:id/cancel', {
      config: { permission, operation: 'booking.cancel', idempotent: true, outcome: { own: 200, foreign: 404 } },
      schema: { params, body: cancelSchema, response: whole },
      handler: ({ principal, params: { id }, body }) => cancellation.cancel(principal, id, body),
    })

    app.patch('/bookings/:id', {
      config: { permission, operation: 'booking.change', outcome: { own: 200, foreign: 404 } },
      schema: { params, body: changeBookingSchema, response: whole },
      handler: ({ principal, params: { id }, body }) => changes.change(principal, id, body),
    })
  }
}

/** The practice's side: who came, and answers to requests. */
export function attendanceRoutes({
  attendance,
  decisions,
}: Pick<BookingFeature, 'attendance' | 'decisions'>): FastifyPluginAsyncZod {
  const permission = 'booking:attend'
  return async (app) => {
    app.post('/bookings/:id/attendance', {
      config: { permission, operation: 'booking.attendance', idempotent: true, outcome: { own: 200, foreign: 404 } },
      schema: { params, body: attendanceSchema, response: whole },
      handler: ({ principal, params: { id }, body }) => attendance.record(principal, id, body),
    })

    app.post('/bookings/:id/decision', {
      config: { permission, operation: 'booking.decide', idempotent: true, outcome: { own: 200, foreign: 404 } },
      schema: { params, body: decisionSchema, response: whole },
      handler: ({ principal, params: { id }, body }) => decisions.decide(principal, id, body),
    })
  }
}
