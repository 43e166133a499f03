import {
  deadlineClockSchema,
  policyChangeSchema,
  policyConsequencesSchema,
  policyListSchema,
  policyParamsSchema,
  policyPreviewSchema,
  policyQuerySchema,
  policySchema,
  setPolicySchema,
} from '@medinotes/shared/policies'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { PolicyService } from './policy.service.ts'

/** `/policies`, to be mounted at `/api`. */
export function policyRoutes(policies: PolicyService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/policies', {
      config: { permission: 'schedule:read', operation: 'policy.list', outcome: { own: 200 } },
      schema: { querystring: policyQuerySchema, response: { 200: policyListSchema } },
      handler: ({ principal, query }) => policies.list(principal, query),
    })

    app.post('/policies', {
      config: { permission: 'policy:write', operation: 'policy.set', idempotent: true, outcome: { own: 201 } },
      schema: { body: setPolicySchema, response: { 201: policySchema } },
      handler: async ({ principal, body }, reply) => reply.code(201).send(await policies.set(principal, body)),
    })

    app.post('/policies/:id/withdraw', {
      config: {
        permission: 'policy:write',
        operation: 'policy.withdraw',
        idempotent: true,
        outcome: { own: 204, foreign: 404 },
      },
      schema: { params: policyParamsSchema, response: { 204: z.null() } },
      handler: async ({ principal, params: { id } }, reply) => {
        await policies.withdraw(principal, id)
        return reply.code(204).send(null)
      },
    })

    app.post('/policies/consequences', {
      config: {
        permission: 'policy:write',
        operation: 'policy.consequences',
        costClass: 'read',
        idempotent: { unneeded: 'It only computes' },
        outcome: { own: 200 },
      },
      schema: { body: policyChangeSchema, response: { 200: policyConsequencesSchema } },
      handler: ({ principal, body }) => policies.consequences(principal, body),
    })

    app.post('/policies/preview', {
      config: {
        permission: 'policy:write',
        operation: 'policy.preview',
        costClass: 'read',
        idempotent: { unneeded: 'It only computes' },
        outcome: { own: 200 },
      },
      schema: { body: policyPreviewSchema, response: { 200: deadlineClockSchema } },
      handler: async ({ body }) => policies.preview(body),
    })
  }
}
