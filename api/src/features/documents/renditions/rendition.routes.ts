import { documentParamsSchema, previewQuerySchema } from '@medinotes/shared/documents'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sealedOff } from '../content/content-answer.ts'
import type { Renditions } from './rendition.service.ts'

// Bytes, so no schema sees them.
const file = { schema: z.custom<Buffer>() }

/** Pictures of documents that browsers do not show themselves, under `/api`. */
export function renditionRoutes(renditions: Renditions): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/documents/:id/preview', {
      config: {
        ...{ permission: 'document:read', operation: 'document.preview', outcome: { own: 200, foreign: 404 } },
      },
      schema: {
        ...{ params: documentParamsSchema, querystring: previewQuerySchema },
        response: {
          200: { description: 'One page; `document-pages` says how many there are', content: { 'image/jpeg': file } },
        },
      },
      handler: async ({ principal, params: { id }, query: { page } }, reply) => {
        const gone = new AbortController()
        reply.raw.once('close', () => gone.abort())
        const { jpeg, pages } = await renditions.render(principal, { id, page, signal: gone.signal })
        return reply
          .headers({ ...sealedOff, 'content-disposition': 'inline', 'document-pages': String(pages) })
          .type('image/jpeg')
          .send(jpeg)
      },
    })
  }
}
