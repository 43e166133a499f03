import { idSchema } from '@medinotes/shared/common'
import {
  changeTaskSchema,
  createTaskSchema,
  taskCountSchema,
  taskListSchema,
  taskQuerySchema,
  taskSchema,
} from '@medinotes/shared/tasks'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { ConsultationFeature } from '../consultation-feature.ts'

const idParams = z.strictObject({ id: idSchema })

/** `/tasks`, and those of a note, to be mounted at `/api`. */
export function taskRoutes({ tasks }: Pick<ConsultationFeature, 'tasks'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/tasks', {
      config: { permission: 'consultation:read', operation: 'task.list', outcome: { own: 200 } },
      schema: { querystring: taskQuerySchema, response: { 200: taskListSchema } },
      handler: ({ principal, query }) => tasks.list(principal, query),
    })

    app.get('/tasks/count', {
      config: { permission: 'consultation:read', operation: 'task.count', outcome: { own: 200 } },
      schema: { response: { 200: taskCountSchema } },
      handler: ({ principal }) => tasks.count(principal),
    })

    app.patch('/tasks/:id', {
      config: { permission: 'consultation:write', operation: 'task.change', outcome: { own: 200, foreign: 404 } },
      schema: { params: idParams, body: changeTaskSchema, response: { 200: taskSchema } },
      handler: ({ principal, params, body }) => tasks.change(principal, params.id, body),
    })

    app.get('/consultations/:id/tasks', {
      config: { permission: 'consultation:read', operation: 'task.list-of-note', outcome: { own: 200, foreign: 404 } },
      schema: { params: idParams, response: { 200: taskListSchema } },
      handler: ({ principal, params }) => tasks.ofNote(principal, params.id),
    })

    app.post('/consultations/:id/tasks', {
      config: {
        permission: 'consultation:write',
        operation: 'task.add',
        idempotent: true,
        outcome: { own: 201, foreign: 404 },
      },
      schema: { params: idParams, body: createTaskSchema, response: { 201: taskSchema } },
      handler: async ({ principal, params, body }, reply) =>
        reply.code(201).send(await tasks.add(principal, params.id, body)),
    })
  }
}
