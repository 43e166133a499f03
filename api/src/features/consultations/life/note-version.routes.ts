import { idSchema } from '@medinotes/shared/common'
import { noteVersionSchema } from '@medinotes/shared/consultations'
import { versionListSchema, versionQuerySchema } from '@medinotes/shared/note-life'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { NoteLife } from './note-life.ts'

const idParams = z.strictObject({ id: idSchema })
const versionParams = z.strictObject({ id: idSchema, version: z.coerce.number().int().min(1).max(1_000_000) })

/** `/api/consultations/:id/versions`. */
export function noteVersionRoutes({ versions }: Pick<NoteLife, 'versions'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/consultations/:id/versions', {
      config: {
        permission: 'consultation:read',
        operation: 'consultation.list-versions',
        outcome: { own: 200, foreign: 404 },
      },
      schema: { params: idParams, querystring: versionQuerySchema, response: { 200: versionListSchema } },
      handler: ({ principal, params, query }) => versions.list(principal, params.id, query),
    })

    app.get('/consultations/:id/versions/:version', {
      config: {
        permission: 'consultation:read',
        operation: 'consultation.read-version',
        outcome: { own: 200, foreign: 404 },
      },
      schema: { params: versionParams, response: { 200: noteVersionSchema } },
      handler: ({ principal, params }) => versions.read(principal, params),
    })
  }
}
