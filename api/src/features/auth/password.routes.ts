import {
  changeEmailSchema,
  changePasswordSchema,
  emailOnlySchema,
  mailSentSchema,
  passwordOnlySchema,
  provenSchema,
  resetPasswordSchema,
} from '@medinotes/shared/sign-in'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { AuthRouteParts } from './auth.routes.ts'
import { bodyLimit, done, doneSchema, give, visitOf } from './auth-http.ts'

/** The first factor: the password, and the address it goes with. */
export function passwordRoutes(parts: AuthRouteParts): FastifyPluginAsyncZod {
  const { issuer, passwords, emailChange, proof, sessions, holder, requireOrigin, budget } = parts
  return async (app) => {
    app.post('/request-password-reset', {
      config: { permission: 'public', operation: 'auth.request-password-reset', outcome: { anyone: 400 } },
      bodyLimit,
      onRequest: [requireOrigin, budget('mail')],
      schema: { body: emailOnlySchema, response: { 200: mailSentSchema } },
      handler: async ({ body }) => {
        passwords.requestReset(body.email)
        return { sent: true as const }
      },
    })

    app.post('/reset-password', {
      config: { permission: 'public', operation: 'auth.reset-password', outcome: { anyone: 400 } },
      bodyLimit,
      onRequest: [requireOrigin, budget('code')],
      schema: { body: resetPasswordSchema, response: { 200: doneSchema } },
      handler: async ({ body }) => {
        await passwords.reset(body.token, body.newPassword)
        return done
      },
    })

    app.post('/change-password', {
      config: { permission: 'public', operation: 'auth.change-password', outcome: { anyone: 400 } },
      bodyLimit,
      onRequest: [requireOrigin, budget('code')],
      schema: { body: changePasswordSchema, response: { 200: doneSchema } },
      handler: async (request, reply) => {
        const visit = visitOf(request)
        await passwords.change(await sessions.require(visit), request.body)
        return give(reply, { body: done, cookies: await issuer.renewSession(visit.headers) })
      },
    })

    app.post('/change-email', {
      config: { permission: 'public', operation: 'auth.change-email', outcome: { anyone: 400 } },
      bodyLimit,
      onRequest: [requireOrigin, budget('mail')],
      schema: { body: changeEmailSchema, response: { 200: mailSentSchema } },
      handler: async (request) => {
        const session = await sessions.require(visitOf(request))
        holder.requireProof(session)
        emailChange.request(session, request.body.newEmail)
        return { sent: true as const }
      },
    })

    app.post('/step-up/password', {
      config: { permission: 'public', operation: 'auth.step-up', outcome: { anyone: 400 } },
      bodyLimit,
      onRequest: [requireOrigin, budget('code')],
      schema: { body: passwordOnlySchema, response: { 200: provenSchema } },
      handler: async (request, reply) => {
        const visit = visitOf(request)
        return give(reply, await proof.byPassword(await sessions.require(visit), request.body.password, visit))
      },
    })
  }
}
