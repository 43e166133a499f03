import {
  noticePhoneCodeSchema,
  noticePhoneSchema,
  noticePreferencesSchema,
  ownNoticePreferencesSchema,
} from '@medinotes/shared/notices'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { NoticePreferenceService } from './notice-preferences.service.ts'
import type { PhoneConfirmation } from './phone-confirmation.service.ts'

interface Services {
  preferences: NoticePreferenceService
  phone: PhoneConfirmation
}

const nothing = { response: { 204: z.null() } }

/** `/notices/preferences` and `/notices/phone`, to be mounted at `/api`; each person's own. */
export function noticePreferenceRoutes({ preferences, phone }: Services): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/notices/preferences', {
      config: { permission: 'signed-in', operation: 'notice-preferences.read', outcome: { own: 200 } },
      schema: { response: { 200: ownNoticePreferencesSchema } },
      handler: ({ principal }) => preferences.get(principal),
    })

    app.put('/notices/preferences', {
      config: { permission: 'signed-in', operation: 'notice-preferences.change', outcome: { own: 204 } },
      schema: { body: noticePreferencesSchema, ...nothing },
      handler: async ({ principal, body }, reply) => {
        await preferences.put(principal, body)
        return reply.code(204).send(null)
      },
    })

    app.post('/notices/phone', {
      config: { permission: 'signed-in', operation: 'notice-phone.enter', idempotent: true, outcome: { own: 204 } },
      schema: { body: noticePhoneSchema, ...nothing },
      handler: async ({ principal, body }, reply) => {
        await phone.request(principal, body.phone)
        return reply.code(204).send(null)
      },
    })

    app.post('/notices/phone/confirm', {
      config: { permission: 'signed-in', operation: 'notice-phone.confirm', idempotent: true, outcome: { own: 400 } },
      schema: { body: noticePhoneCodeSchema, ...nothing },
      handler: async ({ principal, body }, reply) => {
        await phone.confirm(principal, body.code)
        return reply.code(204).send(null)
      },
    })

    app.delete('/notices/phone', {
      config: { permission: 'signed-in', operation: 'notice-phone.remove', outcome: { own: 204 } },
      schema: nothing,
      handler: async ({ principal }, reply) => {
        await phone.remove(principal)
        return reply.code(204).send(null)
      },
    })
  }
}
