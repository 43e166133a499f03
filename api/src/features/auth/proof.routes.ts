import {
  type FactorMethod,
  mailSentSchema,
  provenSchema,
  verifyBackupCodeSchema,
  verifyCodeSchema,
} from '@medinotes/shared/sign-in'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { bodyLimit, give, visitOf } from './auth-http.ts'
import type { AuthRouteParts } from './auth.routes.ts'

const methods: readonly [FactorMethod, typeof verifyCodeSchema | typeof verifyBackupCodeSchema][] = [
  ['totp', verifyCodeSchema],
  ['sms', verifyCodeSchema],
  ['backup-code', verifyBackupCodeSchema],
]

/** Showing a second factor, at a sign-in or within a session. */
export function proofRoutes({ proof, requireOrigin, budget }: AuthRouteParts): FastifyPluginAsyncZod {
  return async (app) => {
    for (const [method, body] of methods) {
      app.post(`/two-factor/verify-${method}`, {
        config: { permission: 'public', operation: `auth.verify-${method}`, outcome: { anyone: 400 } },
        bodyLimit,
        onRequest: [requireOrigin, budget('code')],
        schema: { body, response: { 200: provenSchema } },
        handler: async (request, reply) => give(reply, await proof.verify(method, request.body, visitOf(request))),
      })
    }

    app.post('/two-factor/send-sms', {
      config: { permission: 'public', operation: 'auth.send-sms', outcome: { anyone: 401 } },
      bodyLimit,
      onRequest: [requireOrigin, budget('sms')],
      schema: { body: z.strictObject({}).nullish(), response: { 200: mailSentSchema } },
      handler: async (request) => {
        await proof.sendSms(visitOf(request))
        return { sent: true as const }
      },
    })
  }
}
