import { Readable } from 'node:stream'
import {
  auditExportQuerySchema,
  auditListSchema,
  auditQuerySchema,
  auditVerdictSchema,
  auditVerifyQuerySchema,
} from '@medinotes/shared/audit'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AuditFeature } from './audit-feature.ts'

// Sent as it is read from the database, so no schema sees it whole.
const file = { schema: z.custom<Readable>() }

const contentTypes = { csv: 'text/csv; charset=utf-8; header=present', jsonl: 'application/x-ndjson; charset=utf-8' }

/** `/audit`, to be mounted at `/api`. */
export function auditRoutes({ reader, exports, verifier }: AuditFeature): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/audit', {
      config: { permission: 'audit:read', operation: 'audit.list', outcome: { own: 200 } },
      schema: { querystring: auditQuerySchema, response: { 200: auditListSchema } },
      handler: ({ principal, query }) => reader.list(principal, query),
    })

    app.get('/audit/export', {
      config: { permission: 'audit:read', operation: 'audit.export', costClass: 'generation', outcome: { own: 200 } },
      schema: {
        querystring: auditExportQuerySchema,
        response: {
          200: { description: 'The events, oldest first', content: { 'application/x-ndjson': file, 'text/csv': file } },
        },
      },
      handler: async ({ principal, query }, reply) => {
        const { filename, lines } = await exports.open(principal, query)
        return reply
          .type(contentTypes[query.format])
          .header('content-disposition', `attachment; filename="${filename}"`)
          .send(Readable.from(lines))
      },
    })

    app.get('/audit/verify', {
      config: { permission: 'audit:read', operation: 'audit.verify', costClass: 'generation', outcome: { own: 200 } },
      schema: { querystring: auditVerifyQuerySchema, response: { 200: auditVerdictSchema } },
      handler: ({ principal, query }) => verifier.verify(principal, query.chain),
    })
  }
}
