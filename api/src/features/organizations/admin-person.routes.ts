import { idSchema } from '@medinotes/shared/common'
import {
  adminPersonListSchema,
  adminPersonQuerySchema,
  adminPersonSchema,
  changePersonSchema,
  standingSchema,
} from '@medinotes/shared/organizations'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AccountRecovery } from './account-recovery.service.ts'
import type { AdminPeople } from './admin-person.service.ts'

const idParams = z.strictObject({ id: idSchema })
const membershipParams = z.strictObject({ id: idSchema, organizationId: idSchema })

/** `/admin/people`, to be mounted at `/api`. */
export function adminPersonRoutes(people: AdminPeople, recovery: AccountRecovery): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/admin/people', {
      config: { permission: 'platform:read', operation: 'admin.list-people', outcome: { own: 200 } },
      schema: { querystring: adminPersonQuerySchema, response: { 200: adminPersonListSchema } },
      handler: ({ principal, query }) => people.list(principal, query),
    })

    app.patch('/admin/people/:id', {
      config: { permission: 'platform:write', operation: 'admin.change-person', stepUp: true, outcome: { own: 200 } },
      schema: { params: idParams, body: changePersonSchema, response: { 200: adminPersonSchema } },
      handler: ({ principal, params, body }) => people.changeStatus(principal, params.id, body.status),
    })

    app.put('/admin/people/:id/memberships/:organizationId', {
      config: { permission: 'platform:write', operation: 'admin.put-membership', stepUp: true, outcome: { own: 200 } },
      schema: { params: membershipParams, body: standingSchema, response: { 200: adminPersonSchema } },
      handler: ({ principal, params, body }) => people.putMembership(principal, params.id, params.organizationId, body),
    })

    app.delete('/admin/people/:id/memberships/:organizationId', {
      config: {
        permission: 'platform:write',
        operation: 'admin.remove-membership',
        stepUp: true,
        outcome: { own: 204 },
      },
      schema: { params: membershipParams, response: { 204: z.null() } },
      handler: async ({ principal, params }, reply) => {
        await people.removeMembership(principal, params.id, params.organizationId)
        return reply.code(204).send(null)
      },
    })

    app.post('/admin/people/:id/reset-factors', {
      config: {
        permission: 'platform:write',
        operation: 'admin.reset-factors',
        stepUp: true,
        idempotent: true,
        outcome: { own: 409 },
      },
      schema: { params: idParams, response: { 204: z.null() } },
      handler: async ({ principal, params }, reply) => {
        await recovery.resetFactors(principal, params.id)
        return reply.code(204).send(null)
      },
    })

    app.post('/admin/people/:id/end-sessions', {
      config: {
        permission: 'platform:write',
        operation: 'admin.end-sessions',
        stepUp: true,
        idempotent: true,
        outcome: { own: 409 },
      },
      schema: { params: idParams, response: { 204: z.null() } },
      handler: async ({ principal, params }, reply) => {
        await recovery.endSessions(principal, params.id)
        return reply.code(204).send(null)
      },
    })
  }
}
