import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { SnsIntake } from './sns-intake.service.ts'

// SNS sends at most 256 KB in a message, and JSON escapes it twice.
const bodyLimit = 1_048_576

/** `POST /webhooks/sns`: public, since Amazon has no account here; what it sends is believed for its signature. */
export function snsWebhookRoutes({ receive }: SnsIntake): FastifyPluginAsyncZod {
  return async (app) => {
    // JSON, but SNS calls it text, and the signature is over what it wrote.
    app.addContentTypeParser('text/plain', { parseAs: 'string', bodyLimit }, (_request, body, done) => done(null, body))
    app.post('/webhooks/sns', {
      bodyLimit,
      config: {
        permission: 'public',
        operation: 'notice.webhook',
        idempotent: { unneeded: 'SNS numbers its messages, and each is taken in once' },
        outcome: { anyone: 400 },
      },
      schema: { body: z.string(), response: { 204: z.null() } },
      handler: async ({ body }, reply) => {
        await receive(body)
        return reply.code(204).send(null)
      },
    })
  }
}
