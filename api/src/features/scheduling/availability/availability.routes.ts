import { type AvailabilityQuery, availabilityQuerySchema, availabilitySchema } from '@medinotes/shared/availability'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Principal } from '../../../platform/principal.ts'
import type { AvailabilityService } from './availability.service.ts'

interface Parts {
  availability: AvailabilityService
  /** Specialists who may not examine the person of a form or a booking. */
  excludedFor(
    principal: Principal,
    about: Pick<AvailabilityQuery, 'draftId' | 'bookingId'>,
  ): Promise<ReadonlySet<string>>
}

/** `/availability`, to be mounted at `/api`. */
export function availabilityRoutes({ availability, excludedFor }: Parts): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/availability', {
      // Its sample names no days.
      config: { permission: 'availability:read', operation: 'availability.search', outcome: { own: 400 } },
      schema: { querystring: availabilityQuerySchema, response: { 200: availabilitySchema } },
      handler: async ({ principal, query }) => {
        const { draftId, bookingId } = query
        const excluded = await excludedFor(principal, { draftId, bookingId })
        return availability.search(principal, query, excluded)
      },
    })
  }
}
