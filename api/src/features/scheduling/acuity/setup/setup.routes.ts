import {
  acuityCatalogueSchema,
  acuityConnectionSchema,
  acuitySpecialistListSchema,
  acuitySpecialistSchema,
  authorizationSchema,
  changeAcuityAccountSchema,
  changeKeySchema,
  chooseCalendarsSchema,
  completeAuthorizationSchema,
  connectAcuitySchema,
  dryRunSchema,
} from '@medinotes/shared/acuity'
import { idSchema } from '@medinotes/shared/common'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AccountSetup } from './account-setup.service.ts'
import type { Authorization } from './authorization.service.ts'
import type { Connecting } from './connecting.service.ts'
import type { DryRuns } from './dry-run.service.ts'
import type { Mapping } from './mapping.service.ts'

interface Parts {
  accounts: AccountSetup
  connecting: Connecting
  authorization: Authorization
  mapping: Mapping
  dryRuns: DryRuns
}

const permission = 'connection:write'
const params = z.strictObject({ id: idSchema })
/** Nobody in the matrix has connected one. */
const none = { own: 404 }
/** Its sample says nothing. */
const bodiless = { own: 400 }

/** The practice's account in Acuity, under `/api/acuity`. */
export function acuitySetupRoutes({
  accounts,
  connecting,
  authorization,
  mapping,
  dryRuns,
}: Parts): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/acuity/account', {
      config: { permission, operation: 'acuity.read', outcome: { own: 200 } },
      schema: { response: { 200: acuityConnectionSchema } },
      handler: ({ principal }) => accounts.view(principal),
    })

    app.post('/acuity/account', {
      config: { permission, operation: 'acuity.connect', stepUp: true, idempotent: true, outcome: bodiless },
      schema: { body: connectAcuitySchema, response: { 200: acuityConnectionSchema } },
      handler: ({ principal, body }) => connecting.connect(principal, body),
    })

    app.patch('/acuity/account', {
      config: { permission, operation: 'acuity.change', outcome: bodiless },
      schema: { body: changeAcuityAccountSchema, response: { 200: acuityConnectionSchema } },
      handler: ({ principal, body }) => accounts.change(principal, body),
    })

    app.delete('/acuity/account', {
      config: { permission, operation: 'acuity.disconnect', stepUp: true, outcome: none },
      schema: { response: { 204: z.null() } },
      handler: async ({ principal }, reply) => {
        await accounts.disconnect(principal)
        return reply.code(204).send(null)
      },
    })

    app.post('/acuity/account/key', {
      config: { permission, operation: 'acuity.change-key', stepUp: true, idempotent: true, outcome: bodiless },
      schema: { body: changeKeySchema, response: { 200: acuityConnectionSchema } },
      handler: ({ principal, body }) => connecting.changeKey(principal, body),
    })

    app.post('/acuity/account/check', {
      config: { permission, operation: 'acuity.check', idempotent: { unneeded: 'It only asks' }, outcome: none },
      schema: { response: { 200: acuityConnectionSchema } },
      handler: ({ principal }) => connecting.check(principal),
    })

    app.post('/acuity/account/dry-run', {
      config: { permission, operation: 'acuity.dry-run', idempotent: { unneeded: 'It only asks' }, outcome: none },
      schema: { response: { 200: dryRunSchema } },
      handler: ({ principal }) => dryRuns.run(principal),
    })

    app.get('/acuity/catalogue', {
      config: { permission, operation: 'acuity.catalogue', outcome: none },
      schema: { response: { 200: acuityCatalogueSchema } },
      handler: ({ principal }) => accounts.catalogue(principal),
    })
    await app.register(mappingRoutes(mapping))
    await app.register(authorizationRoutes(authorization))
  }
}

function mappingRoutes(mapping: Mapping): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/acuity/specialists', {
      config: { permission, operation: 'acuity.specialists', outcome: { own: 200 } },
      schema: { response: { 200: acuitySpecialistListSchema } },
      handler: ({ principal }) => mapping.list(principal),
    })

    app.put('/acuity/specialists/:id', {
      config: { permission, operation: 'acuity.choose-calendars', outcome: { ...none, foreign: 404 } },
      schema: { params, body: chooseCalendarsSchema, response: { 200: acuitySpecialistSchema } },
      handler: ({ principal, params: { id }, body }) => mapping.choose(principal, id, body),
    })
  }
}

function authorizationRoutes(authorization: Authorization): FastifyPluginAsyncZod {
  return async (app) => {
    app.post('/acuity/authorization', {
      config: {
        ...{ permission, operation: 'acuity.authorize', stepUp: true, outcome: none },
        idempotent: { unneeded: 'It only says where to go' },
      },
      schema: { response: { 200: authorizationSchema } },
      handler: async ({ principal }) => authorization.begin(principal),
    })

    app.post('/acuity/authorization/complete', {
      config: {
        ...{ permission, operation: 'acuity.complete-authorization', outcome: bodiless },
        idempotent: { unneeded: 'Acuity takes each code once' },
      },
      schema: { body: completeAuthorizationSchema, response: { 200: acuityConnectionSchema } },
      handler: ({ principal, body }) => authorization.complete(principal, body),
    })
  }
}
