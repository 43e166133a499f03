import { planListSchema } from '@medinotes/shared/plans'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { PlanService } from './plan.service.ts'

/** `/plans` and `/organization/plan-request`, to be mounted at `/api`. */
export function planRoutes(plans: PlanService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/plans', {
      config: { permission: 'public', operation: 'plan.list', outcome: { anyone: 200 } },
      schema: { response: { 200: planListSchema } },
      handler: async () => plans.offers(),
    })

    app.post('/organization/plan-request', {
      config: {
        permission: 'organization:read',
        operation: 'organization.request-plan',
        idempotent: true,
        outcome: { own: 204 },
      },
      schema: { response: { 204: z.null() } },
      handler: async ({ principal }, reply) => {
        await plans.request(principal)
        return reply.code(204).send(null)
      },
    })
  }
}
