import { documentParamsSchema } from '@medinotes/shared/documents'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readMetadata } from './metadata-header.ts'
import {
  carriesBytes,
  creationHeadersSchema,
  offeredBy,
  offsetHeadersSchema,
  speakTus,
  tellProgress,
  tusAbilities,
} from './tus-protocol.ts'
import type { Uploads } from './uploads.ts'

const idempotent = {
  unneeded: 'An upload that nobody goes on with is given up after two days, and only its last byte makes a document.',
}

/** tus 1.0 under `/api/uploads`; an upload that is complete is the document of the same id. */
export function uploadRoutes(uploads: Uploads): FastifyPluginAsyncZod {
  const params = documentParamsSchema
  const permission = 'document:write'
  const costClass = 'upload'
  return async (app) => {
    speakTus(app)

    app.options('/uploads', {
      config: { permission, operation: 'upload.abilities', costClass: 'read', outcome: { own: 204 } },
      schema: { response: { 204: z.null() } },
      handler: async (_request, reply) => reply.code(204).headers(tusAbilities).send(null),
    })

    app.post('/uploads', {
      // Its sample names a booking that nobody has made.
      config: { permission, operation: 'upload.begin', idempotent, outcome: { own: 404 } },
      schema: { headers: creationHeadersSchema, response: { 201: z.null() } },
      async handler(request, reply) {
        const { principal, headers } = request
        const metadata = readMetadata(headers['upload-metadata'])
        const begun = await uploads.begin(principal, headers['upload-length'], metadata)
        const progress = carriesBytes(request)
          ? await uploads.receive(principal, begun.id, offeredBy(request, 0))
          : begun
        return tellProgress(reply.code(201), progress).header('location', `/api/uploads/${begun.id}`).send()
      },
    })

    app.head('/uploads/:id', {
      config: { permission, operation: 'upload.find', costClass, outcome: { own: 200, foreign: 404 } },
      schema: { params, response: { 200: z.null() } },
      async handler({ principal, params: { id } }, reply) {
        const progress = await uploads.find(principal, id)
        return tellProgress(reply, progress).header('upload-length', progress.size).send()
      },
    })

    app.patch('/uploads/:id', {
      config: { permission, operation: 'upload.receive', costClass, outcome: { own: 204, foreign: 404 } },
      schema: { params, headers: offsetHeadersSchema, response: { 204: z.null() } },
      async handler(request, reply) {
        const {
          principal,
          params: { id },
          headers,
        } = request
        const progress = await uploads.receive(principal, id, offeredBy(request, headers['upload-offset']))
        return tellProgress(reply.code(204), progress).send(null)
      },
    })

    app.delete('/uploads/:id', {
      config: { permission, operation: 'upload.stop', outcome: { own: 204, foreign: 404 } },
      schema: { params, response: { 204: z.null() } },
      async handler({ principal, params: { id } }, reply) {
        await uploads.stop(principal, id)
        return reply.code(204).send(null)
      },
    })
  }
}
