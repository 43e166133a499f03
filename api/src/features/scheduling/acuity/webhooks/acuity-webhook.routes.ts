import { idSchema } from '@medinotes/shared/common'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AcuityIntake } from './acuity-intake.service.ts'

const bodyLimit = 16_384
const query = z.strictObject({ account: idSchema.optional() })
const headers = z.object({ 'x-acuity-signature': z.string().max(200).default('') })

/** `POST /webhooks/acuity`: public, since Acuity has no account here; what it sends is believed for its signature. */
export function acuityWebhookRoutes({ receive }: AcuityIntake): FastifyPluginAsyncZod {
  return async (app) => {
    // The signature is over the very bytes.
    const asText = { parseAs: 'string', bodyLimit } as const
    app.addContentTypeParser('application/x-www-form-urlencoded', asText, (_request, body, done) => done(null, body))
    app.post('/webhooks/acuity', {
      bodyLimit,
      config: {
        permission: 'public',
        operation: 'acuity.webhook',
        idempotent: { unneeded: 'It has an appointment read again, however often it comes' },
        outcome: { anyone: 400 },
      },
      schema: { querystring: query, headers, body: z.string().max(bodyLimit), response: { 200: z.object({}) } },
      handler: async ({ query: { account }, headers: { 'x-acuity-signature': signature }, body }, reply) => {
        await receive({ body, signature, accountId: account })
        return reply.send({})
      },
    })
  }
}
