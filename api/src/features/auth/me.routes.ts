import { chooseOrganizationSchema, type Me, meSchema } from '@medinotes/shared/access'
import { sessionTimes } from '@medinotes/shared/session-times'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Principal } from '../../platform/principal.ts'
import type { People } from '../organizations/people.service.ts'
import { builtInTokens } from './built-in-issuer.ts'

/** `/me`, to be mounted at `/api`. */
export function meRoutes(people: Pick<People, 'chooseOrganization'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/me', {
      config: { permission: 'signed-in', operation: 'person.me', outcome: { own: 200 } },
      schema: { response: { 200: meSchema } },
      handler: async ({ principal }) => toMe(principal),
    })

    app.put('/me/organization', {
      config: { permission: 'signed-in', operation: 'person.choose-organization', outcome: { own: 204, foreign: 404 } },
      schema: { body: chooseOrganizationSchema, response: { 204: z.null() } },
      handler: async ({ principal, body }, reply) => {
        await people.chooseOrganization(principal, body.organizationId)
        return reply.code(204).send(null)
      },
    })
  }
}

function toMe(principal: Principal): Me {
  const { personId, name, email, emailVerified, role, administers, organization, plan, restriction } = principal
  const { features, idleMinutes, organizations, secondFactor, provenAt, breakGlass, permissions, caller } = principal
  return {
    ...{ id: personId, name, email, emailVerified, role, administers, organization, plan, restriction },
    ...{ features, idleMinutes },
    organizations: [...organizations],
    permissions: [...permissions],
    secondFactor,
    provenUntil: provenAt && new Date(provenAt.getTime() + sessionTimes.provenMinutes * 60_000).toISOString(),
    breakGlass: breakGlass && { id: breakGlass.id, expiresAt: breakGlass.expiresAt.toISOString() },
    issuer: caller.issuer === builtInTokens.issuer ? 'built-in' : 'external',
  }
}
