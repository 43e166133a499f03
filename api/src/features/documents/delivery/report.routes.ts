import { bookingParamsSchema } from '@medinotes/shared/bookings'
import { documentParamsSchema } from '@medinotes/shared/documents'
import {
  giveAnswerSchema,
  questionParamsSchema,
  questionSourceSchema,
  recallReportSchema,
  releaseReportSchema,
  reportDeliverySchema,
} from '@medinotes/shared/report-delivery'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { ReportFeature } from './report-feature.ts'

const whole = { 200: reportDeliverySchema }
const outcome = { own: 200, foreign: 404 }
// The matrix’s examination has not taken place.
const blocked = { own: 409, foreign: 404 }
const params = questionParamsSchema

/** Questions of a booking and its report, under `/api`; each answers the whole as it is now. */
export function reportRoutes({ detail, answers, release, recall }: ReportFeature): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/bookings/:id/report', {
      config: { permission: 'document:read', operation: 'report.read', outcome },
      schema: { params: bookingParamsSchema, response: whole },
      handler: ({ principal, params: { id } }) => detail(principal, id),
    })

    app.put('/bookings/:id/questions/:number/answer', {
      config: { permission: 'report:release', operation: 'report.answer', outcome },
      schema: { params, body: giveAnswerSchema, response: whole },
      handler: ({ principal, params: asked, body }) => answers.give(principal, asked, body),
    })

    app.delete('/bookings/:id/questions/:number/answer', {
      config: { permission: 'report:release', operation: 'report.reopen-question', outcome },
      schema: { params, response: whole },
      handler: ({ principal, params: asked }) => answers.reopen(principal, asked),
    })

    app.put('/bookings/:id/questions/:number/source', {
      config: { permission: 'document:write', operation: 'report.link-question', outcome },
      schema: { params, body: questionSourceSchema, response: whole },
      handler: ({ principal, params: asked, body }) => answers.link(principal, asked, body),
    })

    app.delete('/bookings/:id/questions/:number/source', {
      config: { permission: 'document:write', operation: 'report.unlink-question', outcome },
      schema: { params, response: whole },
      handler: ({ principal, params: asked }) => answers.unlink(principal, asked),
    })

    app.post('/documents/:id/release', {
      config: {
        permission: 'report:release',
        operation: 'report.release',
        stepUp: true,
        idempotent: true,
        outcome: blocked,
      },
      schema: { params: documentParamsSchema, body: releaseReportSchema, response: whole },
      handler: ({ principal, params: { id }, body }) => release(principal, id, body),
    })

    app.post('/documents/:id/recall', {
      config: {
        permission: 'report:release',
        operation: 'report.recall',
        stepUp: true,
        idempotent: true,
        outcome: blocked,
      },
      schema: { params: documentParamsSchema, body: recallReportSchema, response: whole },
      handler: ({ principal, params: { id }, body }) => recall(principal, id, body),
    })
  }
}
