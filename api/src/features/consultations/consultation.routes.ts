import { idSchema } from '@medinotes/shared/common'
import {
  consultationListSchema,
  consultationQuerySchema,
  consultationSchema,
  createConsultationSchema,
  templateListSchema,
} from '@medinotes/shared/consultations'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { ConsultationFeature } from './consultation-feature.ts'
import { noteStreamSchema, streamNote } from './note-stream-reply.ts'
import { templates } from './templates.ts'

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

/** `/api/consultation`, `/api/consultations` and `/api/templates`. */
export function consultationRoutes({
  service,
  writing,
  resume,
}: Pick<ConsultationFeature, 'service' | 'writing' | 'resume'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.post('/consultation', {
      config: {
        permission: 'consultation:write',
        operation: 'consultation.create',
        costClass: 'generation',
        outcome: { own: 200 },
      },
      schema: { body: createConsultationSchema, ...noteStreamSchema },
      bodyLimit,
      handler: (request, reply) =>
        streamNote(request, reply, (listener) => writing.create(request.principal, request.body, listener)),
    })

    app.get('/consultations', {
      config: { permission: 'consultation:read', operation: 'consultation.list', outcome: { own: 200 } },
      schema: { querystring: consultationQuerySchema, response: { 200: consultationListSchema } },
      handler: ({ principal, query }) => service.list(principal, query),
    })

    app.get('/consultations/:id', {
      config: { permission: 'consultation:read', operation: 'consultation.read', outcome: { own: 200, foreign: 404 } },
      schema: { params: idParams, response: { 200: consultationSchema } },
      handler: ({ principal, params }) => service.read(principal, params.id),
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
        outcome: { own: 409, foreign: 404 },
      },
      schema: { params: idParams, ...noteStreamSchema },
      handler: (request, reply) =>
        streamNote(request, reply, (listener) => writing.continue(request.principal, request.params.id, listener)),
    })

    app.post('/consultations/:id/stop', {
      config: { permission: 'consultation:write', operation: 'consultation.stop', outcome: { own: 409, foreign: 404 } },
      schema: { params: idParams, response: { 200: consultationSchema } },
      handler: ({ principal, params }) => service.stop(principal, params.id),
    })

    app.get('/templates', {
      config: { permission: 'template:read', operation: 'template.list', outcome: { own: 200 } },
      schema: { response: { 200: templateListSchema } },
      handler: async () => ({
        items: templates.map((template) => ({ ...template, sections: [...template.sections] })),
        nextCursor: null,
      }),
    })
  }
}
