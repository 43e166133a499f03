import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { openEventStream, type EventStream } from '../../platform/http/event-stream-reply.ts'
import type { LiveEventsService } from './live-events.service.ts'

const resumeHeaders = z.looseObject({
  'last-event-id': z
    .string()
    .regex(/^\d{1,15}$/, 'Use the id of the last event you have, a whole number')
    .transform(Number)
    .optional(),
})

/** `/events`, to be mounted at `/api`. */
export function liveEventRoutes(events: LiveEventsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/events', {
      exposeHeadRoute: false,
      config: { permission: 'signed-in', operation: 'event.follow', outcome: { own: 400 } },
      schema: {
        headers: resumeHeaders,
        produces: ['text/event-stream'],
        response: {
          200: z
            .string()
            .describe('Events `ready`, `reset`, `change` and `position` with rising ids; `reconnect` without.'),
        },
      },
      handler: async (request, reply) => {
        let stream: EventStream | undefined
        let stop: (() => void) | undefined
        const open = () => (stream ??= openEventStream(request, reply, { onClose: () => stop?.() }))
        const after = request.headers['last-event-id'] ?? null
        stop = await events.follow(request.principal, after, (event) => open().send(event))
        if (open().closed) stop()
        return reply
      },
    })
  }
}
