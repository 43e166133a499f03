import { Readable } from 'node:stream'
import {
  applyImportQuerySchema,
  importDryRunSchema,
  importedSchema,
  importExportParamsSchema,
  importExportQuerySchema,
  importMaxBytes,
} from '@medinotes/shared/specialist-import'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { ImportExport } from './export.ts'
import type { SpecialistImport } from './import.service.ts'

const file = { schema: z.custom<Readable>() }
const bytesOf = (body: unknown) => (Buffer.isBuffer(body) ? body : Buffer.alloc(0))

/** Specialists and their availability as files, under `/api/specialist-imports`. */
export function specialistImportRoutes(imports: SpecialistImport, exports: ImportExport): FastifyPluginAsyncZod {
  return async (app) => {
    app.addContentTypeParser('text/csv', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

    app.post('/specialist-imports/dry-run', {
      config: {
        permission: 'policy:write',
        operation: 'specialist-import.dry-run',
        costClass: 'generation',
        idempotent: { unneeded: 'It only looks' },
        outcome: { own: 200 },
      },
      schema: { response: { 200: importDryRunSchema } },
      bodyLimit: importMaxBytes,
      handler: ({ principal, body }) => imports.dryRun(principal, bytesOf(body)),
    })

    app.post('/specialist-imports', {
      config: {
        permission: 'policy:write',
        operation: 'specialist-import.apply',
        costClass: 'generation',
        idempotent: { unneeded: 'Once it is done, the same dry run is not what the file would do any more' },
        outcome: { own: 409 },
      },
      schema: { querystring: applyImportQuerySchema, response: { 200: importedSchema } },
      bodyLimit: importMaxBytes,
      handler: ({ principal, body, query }) => imports.apply(principal, bytesOf(body), query.dryRun),
    })

    app.get('/specialist-imports/export/:kind', {
      config: {
        permission: 'policy:write',
        operation: 'specialist-import.export',
        costClass: 'generation',
        outcome: { own: 200 },
      },
      schema: {
        params: importExportParamsSchema,
        querystring: importExportQuerySchema,
        response: { 200: { description: 'In the columns that an import takes', content: { 'text/csv': file } } },
      },
      handler: async ({ principal, params: { kind }, query }, reply) => {
        const { filename, lines } = await exports.open(principal, kind, query.template)
        return reply
          .type('text/csv; charset=utf-8; header=present')
          .header('content-disposition', `attachment; filename="${filename}"`)
          .send(Readable.from(lines))
      },
    })
  }
}
