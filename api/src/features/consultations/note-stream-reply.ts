import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { openEventStream, type EventStream } from '../../platform/http/event-stream-reply.ts'
import type { NoteListener } from './note-event-log.ts'

/** What OpenAPI says of the reply; each event's data has its schema in `shared`. */
export const noteStreamSchema = {
  produces: ['text/event-stream'],
  response: {
    200: z
      .string()
      .describe(
        'Events `started`, `delta`, `finished` and `failed` with ids from 1; `waiting` and `reconnect` without.',
      ),
  },
}

/**
 * Answers with a note's events. The stream opens with the first of them, so whatever `begin` refuses still becomes a
 * plain error reply. A reader that goes away stops listening and nothing else: the note is written on.
 */
export async function streamNote(
  request: FastifyRequest,
  reply: FastifyReply,
  begin: (listener: NoteListener) => Promise<() => void>,
) {
  let stream: EventStream | undefined
  let stopListening: (() => void) | undefined
  const open = () => (stream ??= openEventStream(request, reply, { onClose: () => stopListening?.() }))

  stopListening = await begin({
    events(events) {
      for (const { id, type, data } of events) {
        open().send({ id, event: type, data })
        if (type === 'finished' || type === 'failed') open().end()
      }
    },
    waiting: (afterMs) => open().send({ event: 'waiting', data: { afterMs } }),
    end: () => open().end(),
  })
  if (open().closed) stopListening()
  return reply
}
