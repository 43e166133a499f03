import { randomBytes } from 'node:crypto'
import { type AccountState, referenceFieldId } from './account.ts'
import type { Appointments } from './appointments.ts'
import { dashboardPage } from './dashboard-page.ts'
import type { Fault, Faults } from './faults.ts'
import { badRequest, html, notFound, type RouteReply } from './reply.ts'
import { pageRoute, type RouteCall } from './route.ts'
import type { DeliveryMode } from './webhook-delivery.ts'
import { readInstant } from './wire-time.ts'

interface Dependencies {
  account: AccountState
  dashboard: Appointments['dashboard']
  faults: Faults
  mode: DeliveryMode
  routeNames: readonly string[]
}

type Form = Record<string, string | undefined>

const delayMs = 20_000
const faultsByName: Record<string, Fault> = {
  'carried out, then no answer': { kind: 'commit-then-drop' },
  'not carried out, no answer': { kind: 'drop-before-commit' },
  'carried out, then 500': { kind: 'commit-then-500' },
  'carried out, then 502': { kind: 'commit-then-502' },
  'carried out, then half an answer': { kind: 'truncated-json' },
  'carried out, then an empty answer': { kind: 'empty-200' },
  'not carried out, 500': { kind: 'server-error' },
  'carried out, answered 20 seconds later': { kind: 'delay-after-commit', ms: delayMs },
  '20 seconds of waiting, then carried out': { kind: 'delay-before-commit', ms: delayMs },
  'too many calls (429)': { kind: 'too-many-requests' },
  'throttled at the edge (403 with HTML)': { kind: 'waf' },
  'plan too small (403)': { kind: 'plan-gate' },
  'key not accepted (401)': { kind: 'unauthorized' },
}

const formOf = ({ body }: RouteCall) => (body ?? {}) as Form
const back = (): RouteReply => ({ ...html(303, ''), location: '/' })

/** What people do in Acuity itself, and what its makers do to it. */
export const dashboardRoutes = (dependencies: Dependencies) => [
  pageRoute('GET /', () => {
    const { account, mode, faults, routeNames } = dependencies
    const faultNames = Object.keys(faultsByName)
    return html(200, dashboardPage({ account, mode, planned: faults.planned(), routeNames, faultNames }))
  }),
  ...appointmentForms(dependencies),
  ...faultForms(dependencies),
  ...accountForms(dependencies),
]

function appointmentForms({ account, dashboard }: Dependencies) {
  function placeOf({ calendar, datetime = '' }: Form) {
    const found = account.calendars.find(({ id }) => id === Number(calendar))
    if (!found) throw badRequest('invalid_calendar', `The calendar "${calendar}" does not exist.`)
    const startsAt = readInstant(datetime, found.timeZone)
    if (startsAt === null) throw badRequest('invalid_datetime', `The datetime "${datetime}" is invalid.`)
    return { calendarId: found.id, startsAt }
  }

  return [
    pageRoute('POST /dashboard/appointments', (call) => {
      const { type, firstName = '', lastName = '', ...place } = formOf(call)
      dashboard.add({ ...placeOf(place), typeId: Number(type), firstName, lastName })
      return back()
    }),
    pageRoute('POST /dashboard/appointments/:id/cancel', ({ id }) => {
      dashboard.cancel(id)
      return back()
    }),
    pageRoute('POST /dashboard/appointments/:id/move', (call) => {
      const { startsAt, calendarId } = placeOf(formOf(call))
      dashboard.move(call.id, startsAt, calendarId)
      return back()
    }),
    pageRoute('POST /dashboard/appointments/:id/clear-reference', ({ id }) => {
      const fields = new Map(account.appointments.get(id)?.fields)
      fields.delete(referenceFieldId)
      dashboard.edit(id, { fields })
      return back()
    }),
  ]
}

const faultForms = ({ faults }: Dependencies) => [
  pageRoute('POST /dashboard/faults', (call) => {
    const { route = '', fault: name = '', nth, times } = formOf(call)
    const fault = faultsByName[name]
    if (fault === undefined) throw badRequest('bad_request', `There is no fault "${name}".`)
    faults.add(route, fault, { nth: Number(nth), times: Number(times) })
    return back()
  }),
  pageRoute('POST /dashboard/faults/clear', () => {
    faults.clear()
    return back()
  }),
]

const accountForms = ({ account, mode }: Dependencies) => [
  pageRoute('POST /dashboard/key', () => {
    account.apiKey = `emulated-${randomBytes(8).toString('hex')}`
    return back()
  }),
  pageRoute('POST /dashboard/webhooks/:id/switch', ({ id }) => {
    const webhook = account.webhooks.get(id)
    if (!webhook) throw notFound()
    Object.assign(webhook, { status: webhook.status === 'active' ? 'disabled' : 'active', failures: 0 })
    return back()
  }),
  pageRoute('POST /dashboard/switches', (call) => {
    const form = formOf(call)
    applySwitches(account, form)
    applyDelivery(mode, form)
    return back()
  }),
]

function applySwitches(account: AccountState, form: Form) {
  const isStale = 'isStale' in form
  Object.assign(account, {
    ...{ listLagMs: Number(form['listLagMs']), releasedSlotMs: Number(form['releasedSlotMs']) },
    ...{ minHoursInAdvance: Number(form['minHoursInAdvance']), raceWindow: 'raceWindow' in form },
    isGated: 'isGated' in form,
    staleAppointments: isStale ? (account.staleAppointments ?? snapshotOf(account)) : null,
  })
  for (const { fields } of account.forms) {
    for (const field of fields) if (field.id === referenceFieldId) field.required = 'isReferenceRequired' in form
  }
}

const snapshotOf = ({ appointments }: AccountState) => [...appointments.values()].map((one) => ({ ...one }))

function applyDelivery(mode: DeliveryMode, form: Form) {
  Object.assign(mode, {
    ...{
      send: 'isDropped' in form ? 'drop' : 'http',
      copies: Number(form['copies']),
      delayMs: Number(form['delayMs']),
    },
    ...{ reversed: 'reversed' in form, badSignature: 'badSignature' in form, beforeReply: 'beforeReply' in form },
  })
}
