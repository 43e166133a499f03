import { idSchema } from '@medinotes/shared/common'
import { fileReportSchema, reportFilingSchema } from '@medinotes/shared/report-filing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { ReportFilingService } from './report-filing.service.ts'

const idParams = z.strictObject({ id: idSchema })
const whole = { 200: reportFilingSchema }
// The matrix’s note is no report of a booking.
const outcome = { own: 409, foreign: 404 }

/** `/api/consultations/:id/report`. */
export function reportFilingRoutes(filing: ReportFilingService): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/consultations/:id/report', {
      config: { permission: 'consultation:write', operation: 'consultation.read-filing', outcome },
      schema: { params: idParams, response: whole },
      handler: ({ principal, params: { id } }) => filing.state(principal, id),
    })

    app.post('/consultations/:id/report', {
      config: { permission: 'consultation:write', operation: 'consultation.file', idempotent: true, outcome },
      schema: { params: idParams, body: fileReportSchema, response: whole },
      handler: ({ principal, params: { id }, body }) => filing.file(principal, id, body),
    })
  }
}
