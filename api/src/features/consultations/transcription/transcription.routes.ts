import { idSchema } from '@medinotes/shared/common'
import {
  dictationConsentSchema,
  giveConsentSchema,
  recordingMaxBytes,
  transcriptionQuerySchema,
  transcriptionSchema,
} from '@medinotes/shared/dictation'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { AppError } from '../../../platform/errors.ts'
import { openEventStream } from '../../../platform/http/event-stream-reply.ts'
import type { ConsultationFeature } from '../consultation-feature.ts'
import { earlyOutcome } from '../attempt-outcome.ts'
import { WriterError } from '../note-writer.ts'

const wantsEvents = ({ headers }: FastifyRequest) => headers.accept?.includes('text/event-stream') === true

async function sendEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  pieces: AsyncIterable<string>,
  left: AbortController,
) {
  const stream = openEventStream(request, reply, { onClose: () => left.abort() })
  if (stream.closed) left.abort()
  let text = ''
  try {
    for await (const piece of pieces) {
      text += piece
      stream.send({ event: 'delta', data: { text: piece } })
    }
    stream.send({ event: 'finished', data: { text } })
  } catch (error) {
    if (!left.signal.aborted && !(error instanceof WriterError))
      request.log.error({ err: error }, 'A recording could not be transcribed')
    const outcome = earlyOutcome(error)
    if (outcome.status !== 'draft') stream.send({ event: 'failed', data: outcome.problem })
  }
  stream.end()
  return reply
}

async function wholeText(pieces: AsyncIterable<string>) {
  let text = ''
  try {
    for await (const piece of pieces) text += piece
    return { text }
  } catch (error) {
    if (!(error instanceof WriterError)) throw error
    throw new AppError('writer_unavailable', error.detail, { retryAfterSeconds: 5 })
  }
}

/** `/api/transcriptions`, and the consents to be recorded. */
export function transcriptionRoutes({
  transcriptions,
  dictationConsents,
}: Pick<ConsultationFeature, 'transcriptions' | 'dictationConsents'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.addContentTypeParser(
      /^(?:audio|video)\/|^application\/octet-stream/,
      { parseAs: 'buffer' },
      (_request, body, done) => done(null, body),
    )

    app.post('/transcriptions', {
      config: {
        permission: 'consultation:write',
        operation: 'dictation.transcribe',
        costClass: 'generation',
        idempotent: { unneeded: 'Nothing is stored' },
        outcome: { own: 422 },
      },
      schema: { querystring: transcriptionQuerySchema, response: { 200: transcriptionSchema } },
      bodyLimit: recordingMaxBytes,
      handler: async (request, reply) => {
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const left = new AbortController()
        // Whoever hangs up wants no text: the service is not to go on for nobody.
        reply.raw.once('close', () => {
          if (!reply.raw.writableFinished) left.abort()
        })
        const pieces = await transcriptions.begin(request.principal, bytes, request.query.consent, left.signal)
        return wantsEvents(request) ? sendEvents(request, reply, pieces, left) : wholeText(pieces)
      },
    })

    app.post('/dictation-consents', {
      config: {
        permission: 'consultation:write',
        operation: 'dictation.consent',
        idempotent: true,
        outcome: { own: 201 },
      },
      schema: { body: giveConsentSchema, response: { 201: dictationConsentSchema } },
      handler: async ({ principal, body }, reply) =>
        reply.code(201).send(await dictationConsents.give(principal, body.wording)),
    })

    app.post('/dictation-consents/:id/withdraw', {
      config: {
        permission: 'consultation:write',
        operation: 'dictation.withdraw-consent',
        idempotent: true,
        outcome: { own: 404, foreign: 404 },
      },
      schema: { params: z.strictObject({ id: idSchema }), response: { 200: dictationConsentSchema } },
      handler: ({ principal, params }) => dictationConsents.withdraw(principal, params.id),
    })
  }
}
