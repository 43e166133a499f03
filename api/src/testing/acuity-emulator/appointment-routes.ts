import type { AccountState, AppointmentState } from './account.ts'
import type { Appointments } from './appointments.ts'
import { presentAppointment } from './present-appointment.ts'
import { ok } from './reply.ts'
import { route, type RouteCall } from './route.ts'

const isAdmin = ({ query }: RouteCall) => query.get('admin') === 'true'

// Acuity's own PHP client sends `[]` where it has nothing to say.
const bodyOf = ({ body }: RouteCall) => (Array.isArray(body) || body === null ? {} : (body as object))

export function appointmentRoutes(account: AccountState, appointments: Appointments) {
  const shown = (one: AppointmentState, withForms = true) => presentAppointment(account, one, withForms)
  return [
    route('GET /appointments', ({ query }) =>
      ok(appointments.list(query).map((one) => shown(one, query.get('excludeForms') !== 'true'))),
    ),
    route('POST /appointments', async (call) => ok(shown(await appointments.create(bodyOf(call), isAdmin(call))))),
    route('GET /appointments/:id', ({ id }) => ok(shown(appointments.find(id)))),
    route('PUT /appointments/:id', (call) => ok(shown(appointments.edit(call.id, bodyOf(call), isAdmin(call))))),
    route('PUT /appointments/:id/reschedule', async (call) =>
      ok(shown(await appointments.reschedule(call.id, bodyOf(call), isAdmin(call)))),
    ),
    route('PUT /appointments/:id/cancel', (call) =>
      ok(shown(appointments.cancel(call.id, bodyOf(call), isAdmin(call)))),
    ),
    route('GET /appointments/:id/payments', ({ id }) => ok(account.payments.get(appointments.find(id).id) ?? [])),
  ]
}
