import { appointmentDecisionSchema, appointmentSchema } from '@medinotes/shared/acuity-findings'
import { idSchema } from '@medinotes/shared/common'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AppointmentDecisions } from './appointment-decision.service.ts'

const params = z.strictObject({ id: idSchema })
const permission = 'connection:write'
// The bookings of the matrix are kept here.
const outcome = { own: 404, foreign: 404 }

/** How far Acuity has come with a booking, under `/api/acuity/appointments`, by the booking's id. */
export function appointmentDecisionRoutes(appointments: AppointmentDecisions): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/acuity/appointments/:id', {
      config: { permission, operation: 'acuity.appointment', outcome },
      schema: { params, response: { 200: appointmentSchema } },
      handler: ({ principal, params: { id } }) => appointments.read(principal, id),
    })

    app.post('/acuity/appointments/:id/decision', {
      config: { permission, operation: 'acuity.decide-appointment', idempotent: true, outcome },
      schema: { params, body: appointmentDecisionSchema, response: { 200: appointmentSchema } },
      handler: ({ principal, params: { id }, body }) => appointments.decide(principal, id, body),
    })
  }
}
