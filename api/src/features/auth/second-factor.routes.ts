import {
  backupCodesSchema,
  confirmSmsSchema,
  disableFactorSchema,
  enableSmsSchema,
  enableTotpReplySchema,
  mailSentSchema,
  passwordOnlySchema,
  securitySchema,
} from '@medinotes/shared/sign-in'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { bodyLimit, done, doneSchema, give, visitOf } from './auth-http.ts'
import type { AuthRouteParts } from './auth.routes.ts'

/** Turning second factors on and off. */
export function secondFactorRoutes(parts: AuthRouteParts): FastifyPluginAsyncZod {
  const { issuer, secondFactor, securityOverview, sessions, requireOrigin, budget } = parts
  return async (app) => {
    app.get('/security', {
      config: { permission: 'public', operation: 'auth.security', outcome: { anyone: 401 } },
      schema: { response: { 200: securitySchema } },
      handler: async (request) => securityOverview(await sessions.require(visitOf(request))),
    })

    app.post('/two-factor/enable-totp', {
      config: { permission: 'public', operation: 'auth.enable-totp', outcome: { anyone: 400 } },
      bodyLimit,
      onRequest: [requireOrigin, budget('code')],
      schema: { body: passwordOnlySchema, response: { 200: enableTotpReplySchema } },
      handler: async (request) =>
        secondFactor.enableTotp(await sessions.require(visitOf(request)), request.body.password),
    })

    app.post('/two-factor/enable-sms', {
      config: { permission: 'public', operation: 'auth.enable-sms', outcome: { anyone: 400 } },
      bodyLimit,
      onRequest: [requireOrigin, budget('sms')],
      schema: { body: enableSmsSchema, response: { 200: mailSentSchema } },
      handler: async (request) => {
        await secondFactor.enableSms(await sessions.require(visitOf(request)), request.body)
        return { sent: true as const }
      },
    })

    app.post('/two-factor/confirm-sms', {
      config: { permission: 'public', operation: 'auth.confirm-sms', outcome: { anyone: 400 } },
      bodyLimit,
      onRequest: [requireOrigin, budget('code')],
      schema: { body: confirmSmsSchema, response: { 200: backupCodesSchema } },
      handler: async (request, reply) => {
        const visit = visitOf(request)
        const backupCodes = await secondFactor.confirmSms(await sessions.require(visit), request.body.code)
        return give(reply, { body: { backupCodes }, cookies: await issuer.renewSession(visit.headers) })
      },
    })

    app.post('/two-factor/disable', {
      config: { permission: 'public', operation: 'auth.disable-factor', outcome: { anyone: 400 } },
      bodyLimit,
      onRequest: [requireOrigin, budget('code')],
      schema: { body: disableFactorSchema, response: { 200: doneSchema } },
      handler: async (request) => {
        await secondFactor.disable(await sessions.require(visitOf(request)), request.body)
        return done
      },
    })

    app.post('/two-factor/backup-codes', {
      config: { permission: 'public', operation: 'auth.renew-backup-codes', outcome: { anyone: 400 } },
      bodyLimit,
      onRequest: [requireOrigin, budget('code')],
      schema: { body: passwordOnlySchema, response: { 200: backupCodesSchema } },
      handler: async (request) => {
        const session = await sessions.require(visitOf(request))
        return { backupCodes: await secondFactor.renewBackupCodes(session, request.body.password) }
      },
    })
  }
}
