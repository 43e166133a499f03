import { calendarFeedQuerySchema, calendarFeedSchema, newCalendarFeedSchema } from '@medinotes/shared/calendars'
import { bookingParamsSchema } from '@medinotes/shared/bookings'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { BookingFeature } from '../booking-feature.ts'

const contentType = 'text/calendar; charset=utf-8'
const calendarFile = { description: 'An iCalendar file', content: { 'text/calendar': { schema: z.string() } } }

/** Bookings for calendar programs, under `/api`. */
export function calendarFeedRoutes({
  feeds,
  bookingFile,
}: Pick<BookingFeature, 'feeds' | 'bookingFile'>): FastifyPluginAsyncZod {
  const permission = 'booking:read'
  return async (app) => {
    app.get('/calendar-feed', {
      config: { permission, operation: 'calendar-feed.read', outcome: { own: 200 } },
      schema: { response: { 200: calendarFeedSchema } },
      handler: ({ principal }) => feeds.get(principal),
    })

    app.post('/calendar-feed', {
      config: {
        ...{ permission, operation: 'calendar-feed.create', outcome: { own: 201 } },
        idempotent: { unneeded: 'Each call makes a new address and ends the one before' },
      },
      schema: { response: { 201: newCalendarFeedSchema } },
      handler: async ({ principal }, reply) => reply.code(201).send(await feeds.create(principal)),
    })

    app.delete('/calendar-feed', {
      config: { permission, operation: 'calendar-feed.end', outcome: { own: 204 } },
      schema: { response: { 204: z.null() } },
      handler: async ({ principal }, reply) => {
        await feeds.end(principal)
        return reply.code(204).send(null)
      },
    })

    app.get('/calendar.ics', {
      // Its sample has no key.
      config: { permission: 'public', operation: 'calendar-feed.load', outcome: { anyone: 400 } },
      schema: { querystring: calendarFeedQuerySchema, response: { 200: calendarFile, 304: z.null() } },
      handler: async ({ query, headers }, reply) => {
        const { file, etag } = await feeds.read(query.key)
        reply.header('etag', etag).header('cache-control', 'private, no-cache')
        if (headers['if-none-match'] === etag) return reply.code(304).send(null)
        return reply.type(contentType).send(file)
      },
    })

    app.get('/bookings/:id/calendar.ics', {
      config: { permission, operation: 'booking.load-event', outcome: { own: 200, foreign: 404 } },
      schema: { params: bookingParamsSchema, response: { 200: calendarFile } },
      handler: async ({ principal, params: { id } }, reply) => {
        const { filename, file } = await bookingFile(principal, id)
        return reply.type(contentType).header('content-disposition', `attachment; filename="${filename}"`).send(file)
      },
    })
  }
}
