import { Readable } from 'node:stream'
import {
  bookingExportQuerySchema,
  bookingListSchema,
  bookingQuerySchema,
  bookingSchema,
} from '@medinotes/shared/booking-views'
import { bookingParamsSchema } from '@medinotes/shared/bookings'
import { calendarQuerySchema, calendarSchema } from '@medinotes/shared/calendars'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { BookingFeature } from './booking-feature.ts'

// Sent as it is read from the database, so no schema sees it whole.
const file = { schema: z.custom<Readable>() }

/** What is booked: lists, one whole, a file and the calendar, under `/api`. */
export function bookingQueryRoutes({
  detail,
  list,
  exports,
  calendar,
}: Pick<BookingFeature, 'detail' | 'list' | 'exports' | 'calendar'>): FastifyPluginAsyncZod {
  const permission = 'booking:read'
  return async (app) => {
    app.get('/bookings', {
      config: { permission, operation: 'booking.list', outcome: { own: 200 } },
      schema: { querystring: bookingQuerySchema, response: { 200: bookingListSchema } },
      handler: ({ principal, query }) => list.list(principal, query),
    })

    app.get('/bookings/export', {
      config: { permission, operation: 'booking.export', costClass: 'generation', outcome: { own: 200 } },
      schema: {
        querystring: bookingExportQuerySchema,
        response: { 200: { description: 'The bookings, in the order of the list', content: { 'text/csv': file } } },
      },
      handler: async ({ principal, query }, reply) => {
        const { filename, lines } = exports.open(principal, query)
        return reply
          .type('text/csv; charset=utf-8; header=present')
          .header('content-disposition', `attachment; filename="${filename}"`)
          .send(Readable.from(lines))
      },
    })

    app.get('/bookings/:id', {
      config: { permission, operation: 'booking.read', outcome: { own: 200, foreign: 404 } },
      schema: { params: bookingParamsSchema, response: { 200: bookingSchema } },
      handler: ({ principal, params: { id } }) => detail(principal, id),
    })

    app.get('/calendar', {
      config: { permission, operation: 'calendar.read', outcome: { own: 200 } },
      schema: { querystring: calendarQuerySchema, response: { 200: calendarSchema } },
      handler: ({ principal, query }) => calendar.read(principal, query),
    })
  }
}
