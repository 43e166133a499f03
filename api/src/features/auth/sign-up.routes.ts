import {
  emailOnlySchema,
  linkTokenSchema,
  mailSentSchema,
  signInReplySchema,
  signUpSchema,
} from '@medinotes/shared/sign-in'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { AuthRouteParts } from './auth.routes.ts'
import { bodyLimit, give, visitOf } from './auth-http.ts'

/** From no account to one whose address is proven. */
export function signUpRoutes({ signUp, requireOrigin, budget }: AuthRouteParts): FastifyPluginAsyncZod {
  return async (app) => {
    app.post('/sign-up/email', {
      config: { permission: 'public', operation: 'auth.sign-up', outcome: { anyone: 400 } },
      bodyLimit,
      onRequest: [requireOrigin, budget('sign-up')],
      schema: { body: signUpSchema, response: { 200: mailSentSchema } },
      handler: async ({ body }) => {
        await signUp.signUp(body)
        return { sent: true as const }
      },
    })

    app.post('/send-verification-email', {
      config: { permission: 'public', operation: 'auth.send-verification', outcome: { anyone: 400 } },
      bodyLimit,
      onRequest: [requireOrigin, budget('mail')],
      schema: { body: emailOnlySchema, response: { 200: mailSentSchema } },
      handler: async ({ body }) => {
        signUp.sendVerification(body.email)
        return { sent: true as const }
      },
    })

    app.post('/verify-email', {
      config: { permission: 'public', operation: 'auth.verify-email', outcome: { anyone: 400 } },
      bodyLimit,
      onRequest: [requireOrigin, budget('code')],
      schema: { body: linkTokenSchema, response: { 200: signInReplySchema } },
      handler: async (request, reply) => give(reply, await signUp.verifyEmail(request.body.token, visitOf(request))),
    })
  }
}
