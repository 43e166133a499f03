import {
  deliveryCodeSchema,
  deliverySchema,
  deliveryTokenSchema,
  openDeliverySchema,
} from '@medinotes/shared/report-delivery'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deliveries } from './delivery.service.ts'

/** Reports for doctors without an account, under `/api`: the token is in the body, since addresses are kept in logs. */
export function deliveryRoutes(deliveries: Deliveries): FastifyPluginAsyncZod {
  return async (app) => {
    app.post('/deliveries/code', {
      config: {
        ...{ permission: 'public', operation: 'delivery.send-code', outcome: { anyone: 422 } },
        idempotent: { unneeded: 'another code takes the place of the one before' },
      },
      schema: { body: deliveryTokenSchema, response: { 200: deliveryCodeSchema } },
      handler: ({ body: { token } }) => deliveries.sendCode(token),
    })

    app.post('/deliveries/open', {
      config: {
        ...{ permission: 'public', operation: 'delivery.open', outcome: { anyone: 422 } },
        idempotent: { unneeded: 'another link does no harm' },
      },
      schema: { body: openDeliverySchema, response: { 200: deliverySchema } },
      handler: ({ body }) => deliveries.open(body),
    })
  }
}
