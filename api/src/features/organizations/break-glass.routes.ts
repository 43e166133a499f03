import { idSchema } from '@medinotes/shared/common'
import {
  breakGlassDetailSchema,
  breakGlassListSchema,
  breakGlassQuerySchema,
  breakGlassSchema,
  openBreakGlassSchema,
  reviewBreakGlassSchema,
} from '@medinotes/shared/organizations'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { BreakGlassReviews } from './break-glass-review.service.ts'
import type { BreakGlassService } from './break-glass.service.ts'

const idParams = z.strictObject({ id: idSchema })

/** `/break-glass`, to be mounted at `/api`. */
export function breakGlassRoutes(breakGlass: BreakGlassService, reviews: BreakGlassReviews): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/break-glass', {
      config: { permission: 'break-glass:review', operation: 'break-glass.list', outcome: { own: 200 } },
      schema: { querystring: breakGlassQuerySchema, response: { 200: breakGlassListSchema } },
      handler: ({ principal, query }) => reviews.list(principal, query),
    })

    app.post('/break-glass', {
      config: {
        permission: 'break-glass:write',
        operation: 'break-glass.open',
        stepUp: true,
        idempotent: true,
        outcome: { own: 201 },
      },
      schema: { body: openBreakGlassSchema, response: { 201: breakGlassSchema } },
      handler: async ({ principal, body }, reply) =>
        reply.code(201).send(await breakGlass.open(principal, body.reason)),
    })

    app.post('/break-glass/:id/end', {
      config: {
        permission: 'break-glass:write',
        operation: 'break-glass.end',
        idempotent: true,
        outcome: { own: 200, foreign: 404 },
      },
      schema: { params: idParams, response: { 200: breakGlassSchema } },
      handler: ({ principal, params }) => breakGlass.end(principal, params.id),
    })

    app.get('/break-glass/:id', {
      config: {
        permission: 'break-glass:review',
        operation: 'break-glass.read',
        outcome: { own: 200, foreign: 404 },
      },
      schema: { params: idParams, response: { 200: breakGlassDetailSchema } },
      handler: ({ principal, params }) => reviews.read(principal, params.id),
    })

    app.post('/break-glass/:id/review', {
      config: {
        permission: 'break-glass:review',
        operation: 'break-glass.review',
        idempotent: true,
        outcome: { own: 200, foreign: 404 },
      },
      schema: { params: idParams, body: reviewBreakGlassSchema, response: { 200: breakGlassSchema } },
      handler: ({ principal, params, body }) => reviews.review(principal, params.id, body),
    })
  }
}
