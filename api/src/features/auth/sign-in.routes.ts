import { signInReplySchema, signInSchema } from '@medinotes/shared/sign-in'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AuthRouteParts } from './auth.routes.ts'
import { bodyLimit, give, visitOf } from './auth-http.ts'

/** In and out. */
export function signInRoutes({ signIn, requireOrigin, budget }: AuthRouteParts): FastifyPluginAsyncZod {
  return async (app) => {
    app.post('/sign-in/email', {
      config: { permission: 'public', operation: 'auth.sign-in', outcome: { anyone: 400 } },
      bodyLimit,
      onRequest: [requireOrigin, budget('sign-in')],
      schema: { body: signInSchema, response: { 200: signInReplySchema } },
      handler: async (request, reply) => give(reply, await signIn.signIn(request.body, visitOf(request))),
    })

    app.post('/sign-out', {
      config: { permission: 'public', operation: 'auth.sign-out', outcome: { anyone: 200 } },
      bodyLimit,
      onRequest: requireOrigin,
      schema: { body: z.strictObject({}).nullish(), response: { 200: z.object({ success: z.boolean() }) } },
      handler: async (request, reply) => give(reply, await signIn.signOut(visitOf(request))),
    })
  }
}
