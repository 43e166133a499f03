import { integrationListSchema } from '@medinotes/shared/integrations'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { IntegrationFeature } from './integration-feature.ts'

/** `/admin/integrations`, to be mounted at `/api`. */
export function integrationRoutes(integrations: IntegrationFeature): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/admin/integrations', {
      config: { permission: 'platform:read', operation: 'integration.list', outcome: { own: 200 } },
      schema: { response: { 200: integrationListSchema } },
      handler: ({ principal }) => integrations.list(principal),
    })

    app.post('/admin/integrations/check', {
      config: {
        permission: 'platform:read',
        operation: 'integration.check',
        idempotent: { unneeded: 'It asks and changes nothing' },
        outcome: { own: 200 },
      },
      schema: { response: { 200: integrationListSchema } },
      handler: ({ principal }) => integrations.checkNow(principal),
    })
  }
}
