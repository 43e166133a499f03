import { idSchema } from '@medinotes/shared/common'
import {
  acceptLetterFindingSchema,
  confirmLetterSchema,
  editLetterSchema,
  patientLettersSchema,
  sendLetterSchema,
  writeLetterSchema,
} from '@medinotes/shared/patient-letters'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type EventStream, openEventStream } from '../../../platform/http/event-stream-reply.ts'
import type { ConsultationFeature } from '../consultation-feature.ts'

const params = z.strictObject({ id: idSchema })
const streamed = z
  .string()
  .describe('Events `delta`, `waiting`, and `finished` or `failed` at the end; none has an id.')
const letters = '/consultations/:id/patient-letters'
const write = { permission: 'consultation:write' } as const
// The note of the matrix is not signed.
const outcome = { own: 409, foreign: 404 } as const

/** Letters to the patient of a signed note, and `POST /api/consultations/:id/patient-email`. */
export function patientLetterRoutes({
  patientLetters,
}: Pick<ConsultationFeature, 'patientLetters'>): FastifyPluginAsyncZod {
  const { letters: shelf, writing, sending } = patientLetters
  return async (app) => {
    app.get(letters, {
      config: {
        permission: 'consultation:read',
        operation: 'patient-letter.list',
        outcome: { own: 200, foreign: 404 },
      },
      schema: { params, response: { 200: patientLettersSchema } },
      handler: ({ principal, params: { id } }) => shelf.list(principal, id),
    })

    app.post(letters, {
      config: {
        ...write,
        operation: 'patient-letter.write',
        costClass: 'generation',
        idempotent: { unneeded: 'A letter that is written again takes the place of the first' },
        outcome,
      },
      schema: { params, body: writeLetterSchema, produces: ['text/event-stream'], response: { 200: streamed } },
      handler: async (request, reply) => {
        const left = new AbortController()
        const events = await writing.write(request.principal, request.params.id, request.body, left.signal)
        const stream: EventStream = openEventStream(request, reply, { onClose: () => left.abort() })
        if (stream.closed) left.abort()
        for await (const { type, data } of events) stream.send({ event: type, data })
        stream.end()
        return reply
      },
    })

    app.patch(letters, {
      config: { ...write, operation: 'patient-letter.edit', outcome },
      schema: { params, body: editLetterSchema, response: { 200: patientLettersSchema } },
      handler: ({ principal, params: { id }, body }) => shelf.edit(principal, id, body),
    })

    app.post(`${letters}/acceptances`, {
      config: { ...write, operation: 'patient-letter.accept-finding', idempotent: true, outcome },
      schema: { params, body: acceptLetterFindingSchema, response: { 200: patientLettersSchema } },
      handler: ({ principal, params: { id }, body }) => shelf.accept(principal, id, body),
    })

    app.post(`${letters}/confirm`, {
      config: { ...write, operation: 'patient-letter.confirm', idempotent: true, outcome },
      schema: { params, body: confirmLetterSchema, response: { 200: patientLettersSchema } },
      handler: ({ principal, params: { id }, body }) => shelf.confirm(principal, id, body),
    })

    app.post('/consultations/:id/patient-email', {
      config: { ...write, operation: 'patient-letter.send', stepUp: true, idempotent: true, outcome },
      schema: { params, body: sendLetterSchema, response: { 201: patientLettersSchema } },
      handler: async ({ principal, params: { id }, body }, reply) =>
        reply.code(201).send(await sending.send(principal, id, body)),
    })
  }
}
