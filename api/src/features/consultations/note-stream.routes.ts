import { idSchema } from '@medinotes/shared/common'
import { createConsultationSchema } from '@medinotes/shared/consultations'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { ConsultationFeature } from './consultation-feature.ts'
import { createKeyedNotes } from './keyed-notes.ts'
import { noteStreamSchema, streamNote } from './note-stream-reply.ts'

const idParams = z.strictObject({ id: idSchema })

// 200,000 characters of any script fit; a megabyte does not.
const bodyLimit = 900_000

const resumeHeaders = z.looseObject({
  'last-event-id': z
    .string()
    .regex(/^\d{1,9}$/, 'Use the id of the last event you have, a whole number')
    .transform(Number)
    .default(0),
})

const attemptQuery = z.strictObject({ attempt: z.coerce.number().int().min(1).optional() })

/** `/api/consultation` and what is streamed under `/api/consultations`. */
export function noteStreamRoutes({
  writing,
  resume,
}: Pick<ConsultationFeature, 'writing' | 'resume'>): FastifyPluginAsyncZod {
  const keyed = createKeyedNotes({ writing, resume })
  return async (app) => {
    app.post('/consultation', {
      config: {
        permission: 'consultation:write',
        operation: 'consultation.create',
        costClass: 'generation',
        idempotent: true,
        outcome: { own: 200 },
      },
      schema: { body: createConsultationSchema, ...noteStreamSchema },
      bodyLimit,
      handler: (request, reply) => streamNote(request, reply, (listener) => keyed.create(request, listener)),
    })

    app.get('/consultations/:id/events', {
      // It would read a whole note to no one.
      exposeHeadRoute: false,
      config: {
        permission: 'consultation:read',
        operation: 'consultation.stream',
        outcome: { own: 200, foreign: 404 },
      },
      schema: { params: idParams, querystring: attemptQuery, headers: resumeHeaders, ...noteStreamSchema },
      handler: (request, reply) => {
        const position = { after: request.headers['last-event-id'], attempt: request.query.attempt }
        return streamNote(request, reply, (listener) =>
          resume(request.principal, request.params.id, position, listener),
        )
      },
    })

    app.post('/consultations/:id/continue', {
      config: {
        permission: 'consultation:write',
        operation: 'consultation.continue',
        costClass: 'generation',
        idempotent: true,
        outcome: { own: 409, foreign: 404 },
      },
      schema: { params: idParams, ...noteStreamSchema },
      handler: (request, reply) => streamNote(request, reply, (listener) => keyed.continue(request, listener)),
    })
  }
}
