import { firstStepsSchema } from '@medinotes/shared/first-steps'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { FirstStepsService } from './first-step.service.ts'

/** `/me/first-steps`, to be mounted at `/api`. */
export function firstStepRoutes(firstSteps: FirstStepsService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/me/first-steps', {
      config: { permission: 'organization:read', operation: 'first-step.list', outcome: { own: 200 } },
      schema: { response: { 200: firstStepsSchema } },
      handler: ({ principal }) => firstSteps.list(principal),
    })

    app.post('/me/first-steps/dismiss', {
      config: {
        permission: 'organization:read',
        operation: 'first-step.dismiss',
        idempotent: { unneeded: 'Twice is as once' },
        outcome: { own: 204 },
      },
      schema: { response: { 204: z.null() } },
      handler: async ({ principal }, reply) => {
        await firstSteps.dismiss(principal)
        return reply.code(204).send(null)
      },
    })
  }
}
