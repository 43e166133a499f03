import type { Readable } from 'node:stream'
import {
  type ContentQuery,
  contentQuerySchema,
  documentParamsSchema,
  ticketRequestSchema,
  ticketSchema,
} from '@medinotes/shared/documents'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { RangeRefused } from './content-answer.ts'
import type { ContentReader, Contents } from './content.service.ts'
import { sendContent } from './send-content.ts'
import type { Tickets } from './tickets.service.ts'

interface Dependencies {
  contents: Contents
  tickets: Tickets
}

// Sent as it comes from the store, so no schema sees it whole.
const file = { schema: z.custom<Readable>() }
const bytes = { description: 'The bytes, as they were uploaded', content: { 'application/octet-stream': file } }

/** The bytes of documents, under `/api`: to whom may have them, and never by an address of the store. */
export function contentRoutes({ contents, tickets }: Dependencies): FastifyPluginAsyncZod {
  async function readerOf(request: FastifyRequest, id: string, { ticket, purpose }: ContentQuery) {
    if (ticket === undefined) return { reader: { principal: request.principal } satisfies ContentReader, purpose }
    const held = await tickets.redeem(ticket, id)
    if ('principal' in held.reader) request.principal = held.reader.principal
    return held
  }

  return async (app) => {
    app.get('/documents/:id/content', {
      config: {
        ...{ permission: 'document:read', operation: 'document.content', outcome: { own: 200, foreign: 404 } },
        ticketed: true,
      },
      schema: {
        ...{ params: documentParamsSchema, querystring: contentQuerySchema },
        response: { 200: bytes, 206: bytes, 304: z.void() },
      },
      handler: async (request, reply) => {
        const { id } = request.params
        const { reader, purpose } = await readerOf(request, id, request.query)
        const { method, headers } = request
        try {
          const content = await contents.open(reader, id, { method, headers, purpose })
          // Viewers that are promised ranges come again by the same link, which is good once.
          if (request.query.ticket !== undefined) content.headers['accept-ranges'] = 'none'
          return await sendContent(request, reply, content)
        } catch (error) {
          if (error instanceof RangeRefused) reply.header('content-range', `bytes */${error.size}`)
          throw error
        }
      },
    })

    app.post('/documents/:id/ticket', {
      config: {
        ...{ permission: 'document:read', operation: 'document.ticket', outcome: { own: 200, foreign: 404 } },
        idempotent: { unneeded: 'another ticket does no harm' },
      },
      schema: { params: documentParamsSchema, body: ticketRequestSchema, response: { 200: ticketSchema } },
      handler: ({ principal, params: { id }, body }) => tickets.issue(principal, id, body),
    })
  }
}
