import { idSchema } from '@medinotes/shared/common'
import { exportNoteQuerySchema } from '@medinotes/shared/note-export'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { NoteExports } from './note-export.service.ts'

const idParams = z.strictObject({ id: idSchema })
const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
  fhir: 'application/fhir+json; charset=utf-8',
} as const
const file = { schema: z.custom<Buffer>() }

/** `/api/consultations/:id/export`. */
export function noteExportRoutes(exportNote: NoteExports): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/consultations/:id/export', {
      config: {
        permission: 'consultation:read',
        operation: 'consultation.export',
        costClass: 'generation',
        outcome: { own: 200, foreign: 404 },
      },
      schema: {
        params: idParams,
        querystring: exportNoteQuerySchema,
        response: {
          200: {
            description: 'The note as a file',
            content: { [types.pdf]: file, [types.docx]: file, 'text/markdown': file, 'application/fhir+json': file },
          },
        },
      },
      handler: async ({ principal, params, query: { format } }, reply) => {
        const { bytes, filename } = await exportNote(principal, params.id, format)
        return reply
          .type(types[format])
          .header('content-disposition', `attachment; filename="${filename}"`)
          .send(Buffer.from(bytes))
      },
    })
  }
}
