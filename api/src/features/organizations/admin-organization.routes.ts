import { idSchema } from '@medinotes/shared/common'
import {
  adminOrganizationListSchema,
  adminOrganizationQuerySchema,
  adminOrganizationSchema,
  changeOrganizationSchema,
  createOrganizationSchema,
  invitationSchema,
  inviteSchema,
} from '@medinotes/shared/organizations'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AdminOrganizations } from './admin-organization.service.ts'
import type { InvitationService } from './invitation.service.ts'

const idParams = z.strictObject({ id: idSchema })

/** `/admin/organizations`, to be mounted at `/api`. */
export function adminOrganizationRoutes(
  organizations: AdminOrganizations,
  invitations: InvitationService,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/admin/organizations', {
      config: { permission: 'platform:read', operation: 'admin.list-organizations', outcome: { own: 200 } },
      schema: { querystring: adminOrganizationQuerySchema, response: { 200: adminOrganizationListSchema } },
      handler: ({ principal, query }) => organizations.list(principal, query),
    })

    app.post('/admin/organizations', {
      config: {
        permission: 'platform:write',
        operation: 'admin.create-organization',
        idempotent: true,
        outcome: { own: 201 },
      },
      schema: { body: createOrganizationSchema, response: { 201: adminOrganizationSchema } },
      handler: async ({ principal, body }, reply) => reply.code(201).send(await organizations.create(principal, body)),
    })

    app.patch('/admin/organizations/:id', {
      config: {
        permission: 'platform:write',
        operation: 'admin.change-organization',
        stepUp: true,
        outcome: { own: 200 },
      },
      schema: { params: idParams, body: changeOrganizationSchema, response: { 200: adminOrganizationSchema } },
      handler: ({ principal, params, body }) => organizations.change(principal, params.id, body),
    })

    app.post('/admin/organizations/:id/invitations', {
      config: {
        permission: 'platform:write',
        operation: 'admin.invite',
        stepUp: true,
        idempotent: true,
        outcome: { own: 201 },
      },
      schema: { params: idParams, body: inviteSchema, response: { 201: invitationSchema } },
      handler: async ({ principal, params, body }, reply) =>
        reply.code(201).send(await invitations.inviteInto(principal, params.id, body)),
    })
  }
}
