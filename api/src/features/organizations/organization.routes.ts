import { idSchema } from '@medinotes/shared/common'
import {
  memberListSchema,
  memberSchema,
  ownOrganizationSchema,
  pageQuerySchema,
  renameOrganizationSchema,
  standingSchema,
} from '@medinotes/shared/organizations'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { OrganizationService } from './organization.service.ts'

const memberParams = z.strictObject({ personId: idSchema })

/** `/organization` and its members, to be mounted at `/api`. */
export function organizationRoutes(organization: OrganizationService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/organization', {
      config: { permission: 'organization:read', operation: 'organization.read', outcome: { own: 200 } },
      schema: { response: { 200: ownOrganizationSchema } },
      handler: ({ principal }) => organization.read(principal),
    })

    app.patch('/organization', {
      config: { permission: 'organization:write', operation: 'organization.rename', outcome: { own: 200 } },
      schema: { body: renameOrganizationSchema, response: { 200: ownOrganizationSchema } },
      handler: ({ principal, body }) => organization.rename(principal, body.name),
    })

    app.get('/organization/members', {
      config: { permission: 'organization:read', operation: 'member.list', outcome: { own: 200 } },
      schema: { querystring: pageQuerySchema, response: { 200: memberListSchema } },
      handler: ({ principal, query }) => organization.listMembers(principal, query),
    })

    app.patch('/organization/members/:personId', {
      config: {
        permission: 'member:write',
        operation: 'member.change',
        stepUp: true,
        outcome: { own: 200, foreign: 404 },
      },
      schema: { params: memberParams, body: standingSchema, response: { 200: memberSchema } },
      handler: ({ principal, params, body }) => organization.changeMember(principal, params.personId, body),
    })

    app.delete('/organization/members/:personId', {
      config: {
        permission: 'member:write',
        operation: 'member.remove',
        stepUp: true,
        outcome: { own: 204, foreign: 404 },
      },
      schema: { params: memberParams, response: { 204: z.null() } },
      handler: async ({ principal, params }, reply) => {
        await organization.removeMember(principal, params.personId)
        return reply.code(204).send(null)
      },
    })
  }
}
