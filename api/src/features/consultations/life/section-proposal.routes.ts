import { idSchema } from '@medinotes/shared/common'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type EventStream, openEventStream } from '../../../platform/http/event-stream-reply.ts'
import type { ConsultationFeature } from '../consultation-feature.ts'

const sectionParams = z.strictObject({ id: idSchema, key: z.string().max(100) })

const reply = z.string().describe('Events `delta`, `waiting`, and `finished` or `failed` at the end; none has an id.')

/** `POST /api/consultations/:id/sections/:key/proposal`. */
export function sectionProposalRoutes({ proposals }: Pick<ConsultationFeature, 'proposals'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.post('/consultations/:id/sections/:key/proposal', {
      config: {
        permission: 'consultation:write',
        operation: 'consultation.propose-section',
        costClass: 'generation',
        idempotent: { unneeded: 'Nothing is stored' },
        outcome: { own: 200, foreign: 404 },
      },
      schema: { params: sectionParams, produces: ['text/event-stream'], response: { 200: reply } },
      handler: async (request, reply) => {
        const left = new AbortController()
        const events = await proposals.propose(request.principal, request.params, left.signal)
        const stream: EventStream = openEventStream(request, reply, { onClose: () => left.abort() })
        if (stream.closed) left.abort()
        for await (const { type, data } of events) stream.send({ event: type, data })
        stream.end()
        return reply
      },
    })
  }
}
