import type { AccountState } from './account.ts'
import { type Appointments, presentAppointment } from './appointments.ts'
import type { Availability } from './availability.ts'
import { badRequest, notFound, type RouteReply } from './reply.ts'

interface RouteCall {
  id: number
  query: URLSearchParams
  body: unknown
}

export interface Route {
  /** `PUT /appointments/:id/cancel`. */
  name: string
  method: string
  pattern: RegExp
  answer(call: RouteCall): Promise<RouteReply> | RouteReply
}

interface Dependencies {
  account: AccountState
  availability: Availability
  appointments: Appointments
}

const mostWebhooks = 25
const ok = (body: unknown): RouteReply => ({ status: 200, body })

function route(name: string, answer: Route['answer']): Route {
  const [method = '', path = ''] = name.split(' ')
  return { name, method, pattern: new RegExp(`^${path.replace(':id', '(\\d+)')}$`), answer }
}

export const createRoutes = (dependencies: Dependencies): Route[] => [
  ...catalogueRoutes(dependencies),
  ...availabilityRoutes(dependencies),
  ...appointmentRoutes(dependencies),
  ...webhookRoutes(dependencies),
]

function catalogueRoutes({ account }: Dependencies) {
  const calendar = ({ timeZone, ...rest }: AccountState['calendars'][number]) => ({
    ...{ ...rest, replyTo: rest.email, description: '', timezone: timeZone, thumbnail: '', image: '' },
  })
  const type = ({ minutes, calendarIds, formIds, ...rest }: AccountState['types'][number]) => ({
    ...{ ...rest, description: '', duration: minutes, price: '0.00', color: '#6FCF97', classSize: null },
    ...{ calendarIDs: calendarIds, addonIDs: [], formIDs: formIds, image: '' },
    schedulingUrl: `https://app.acuityscheduling.com/schedule.php?owner=1&appointmentType=${rest.id}`,
  })
  const form = ({ typeIds, ...rest }: AccountState['forms'][number]) => ({
    ...{ ...rest, description: '', appointmentTypeIDs: typeIds },
    fields: rest.fields.map((field) => ({ ...field, options: [] })),
  })
  return [
    route('GET /me', () => {
      const { userId, email, timeZone, plan, name } = account
      const schedulingPage = 'https://emulated.acuityscheduling.test/'
      const rest = { firstDayOfWeek: 0, timeFormat: 'ampm', currency: 'AUD', schedulingPage, embedCode: '' }
      return ok({ id: Number(userId), email, timezone: timeZone, ...rest, plan, name, description: '' })
    }),
    route('GET /calendars', () => ok(account.calendars.map(calendar))),
    route('GET /appointment-types', ({ query }) =>
      ok(account.types.filter(({ active }) => active || query.get('includeDeleted') === 'true').map(type)),
    ),
    route('GET /forms', () => ok(account.forms.map(form))),
  ]
}

const availabilityRoutes = ({ availability }: Dependencies) => [
  route('GET /availability/dates', ({ query }) => ok(availability.dates(query))),
  route('GET /availability/times', ({ query }) => ok(availability.times(query))),
  route('POST /availability/check-times', ({ body }) => ok(availability.checkTimes(body))),
]

function appointmentRoutes({ account, appointments }: Dependencies) {
  const isAdmin = ({ query }: RouteCall) => query.get('admin') === 'true'
  const shown = (one: Parameters<typeof presentAppointment>[1], withForms = true) =>
    presentAppointment(account, one, withForms)
  const bodyOf = ({ body }: RouteCall) => (Array.isArray(body) || body === null ? {} : (body as object))
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
  ]
}

function webhookRoutes({ account }: Dependencies) {
  const shown = ({ id, event, target, status }: { id: number; event: string; target: string; status: string }) => ({
    ...{ id, event, target, status },
  })
  return [
    route('GET /webhooks', () => ok([...account.webhooks.values()].map(shown))),
    route('POST /webhooks', ({ body }) => {
      const { event = '', target = '' } = (body ?? {}) as { event?: string; target?: string }
      if (account.webhooks.size >= mostWebhooks) throw badRequest('bad_request', 'Too many webhooks.')
      if (!/^https?:\/\//.test(target)) throw badRequest('bad_request', 'Invalid "target" attribute value.')
      const webhook = { id: account.nextId, event, target, status: 'active' as const, failures: 0 }
      account.nextId += 1
      account.webhooks.set(webhook.id, webhook)
      return ok(shown(webhook))
    }),
    route('DELETE /webhooks/:id', ({ id }) => {
      if (!account.webhooks.delete(id)) throw notFound()
      return { status: 204, body: undefined }
    }),
  ]
}
