import { idSchema } from '@medinotes/shared/common'
import {
  changeExamTypeSchema,
  changePlaceSchema,
  examTypeListSchema,
  examTypeQuerySchema,
  examTypeSchema,
  placeListSchema,
  placeSchema,
  specialistListSchema,
  specialistQuerySchema,
} from '@medinotes/shared/scheduling'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Catalogue } from './catalogue.service.ts'

const params = z.strictObject({ id: idSchema })

/** `/exam-types`, `/specialists` and `/places`, to be mounted at `/api`. */
export function catalogueRoutes(catalogue: Catalogue): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/exam-types', {
      config: { permission: 'availability:read', operation: 'exam-type.list', outcome: { own: 200 } },
      schema: { querystring: examTypeQuerySchema, response: { 200: examTypeListSchema } },
      handler: ({ principal, query }) => catalogue.examTypes(principal, query),
    })

    app.post('/admin/exam-types', {
      config: { permission: 'platform:write', operation: 'exam-type.create', idempotent: true, outcome: { own: 201 } },
      schema: { body: changeExamTypeSchema, response: { 201: examTypeSchema } },
      handler: async ({ principal, body }, reply) => reply.code(201).send(await catalogue.addExamType(principal, body)),
    })

    app.put('/admin/exam-types/:id', {
      config: { permission: 'platform:write', operation: 'exam-type.change', outcome: { own: 200 } },
      schema: { params, body: changeExamTypeSchema, response: { 200: examTypeSchema } },
      handler: ({ principal, params: { id }, body }) => catalogue.changeExamType(principal, id, body),
    })

    app.get('/specialists', {
      config: { permission: 'availability:read', operation: 'specialist.list', outcome: { own: 200 } },
      schema: { querystring: specialistQuerySchema, response: { 200: specialistListSchema } },
      handler: ({ principal, query }) => catalogue.specialists(principal, query),
    })

    app.get('/places', {
      config: { permission: 'schedule:read', operation: 'place.list', outcome: { own: 200 } },
      schema: { response: { 200: placeListSchema } },
      handler: ({ principal }) => catalogue.places(principal),
    })

    app.post('/places', {
      config: { permission: 'schedule:write', operation: 'place.create', idempotent: true, outcome: { own: 201 } },
      schema: { body: changePlaceSchema, response: { 201: placeSchema } },
      handler: async ({ principal, body }, reply) => reply.code(201).send(await catalogue.addPlace(principal, body)),
    })

    app.put('/places/:id', {
      config: { permission: 'schedule:write', operation: 'place.change', outcome: { own: 200, foreign: 404 } },
      schema: { params, body: changePlaceSchema, response: { 200: placeSchema } },
      handler: ({ principal, params: { id }, body }) => catalogue.changePlace(principal, id, body),
    })
  }
}
