import { type AccountState, type AppointmentState, type Calendar, referenceFieldId } from './account.ts'
import { type Choice, choices, form, heading, numberField, switchField, table, textField } from './dashboard-parts.ts'
import type { Planned } from './faults.ts'
import { escaped } from './html.ts'
import type { DeliveryMode } from './webhook-delivery.ts'
import { writeInstant } from './wire-time.ts'

export interface DashboardView {
  account: AccountState
  mode: DeliveryMode
  planned: readonly Planned[]
  /** What faults can be planned for, and which. */
  routeNames: readonly string[]
  faultNames: readonly string[]
}

/** What a person sees of the account, with everything they can do to it. */
export function dashboardPage(view: DashboardView) {
  const { account } = view
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(account.name)}</title>
<link rel="icon" href="data:,"><style>${style}</style></head>
<body><main>
<h1>${escaped(account.name)}</h1>
<p>An emulated Acuity account. User ID <code>${escaped(account.userId)}</code>, API key <code>${escaped(account.apiKey)}</code></p>
${form('/dashboard/key', 'Change the API key')}
${appointmentsSection(account)}
${webhooksSection(account)}
${faultsSection(view)}
${switchesSection(view)}
</main></body></html>`
}

const style = `
body{font:16px/1.5 system-ui,sans-serif;color:#1c2430;background:#f6f7f9;margin:0}main{max-width:72rem;margin:0 auto;padding:1.5rem}
h2{margin-top:2.5rem}table{width:100%;border-collapse:collapse;background:#fff}th,td{padding:.5rem;text-align:left;vertical-align:top;border-bottom:1px solid #d9dee5}
form{display:inline-flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin:.15rem .35rem .15rem 0}label{display:inline-flex;flex-direction:column;font-size:.85rem}
label.switch{flex-direction:row;gap:.35rem;align-items:center}input,select,button{font:inherit;padding:.25rem .5rem}code{background:#e9edf2;padding:0 .25rem}
.over{color:#5d6875;text-decoration:line-through}`

const calendarChoices = ({ calendars }: AccountState): Choice[] =>
  calendars.map(({ id, name, timeZone }) => ({ value: String(id), label: `${name} (${timeZone})` }))

function appointmentsSection(account: AccountState) {
  const found = [...account.appointments.values()].toSorted((a, b) => a.startsAt - b.startsAt)
  const rows = found.map((one) => appointmentRow(account, one))
  const types = account.types.map(({ id, name }) => ({ value: String(id), label: name }))
  return `${heading('Appointments')}
${table(['Number', 'When', 'Calendar', 'Kind', 'Person', 'Reference', 'Change'], rows, 'There are none yet.')}
<h3>Add one</h3>
<p>Times are on the calendar’s own clock. Whatever is done here is done as by somebody at the practice: nothing is refused.</p>
${form(
  '/dashboard/appointments',
  'Add',
  choices('calendar', 'Calendar', calendarChoices(account)) +
    choices('type', 'Kind', types) +
    textField('datetime', 'When', { type: 'datetime-local' }) +
    textField('firstName', 'First name', { value: 'Walk' }) +
    textField('lastName', 'Last name', { value: 'In' }),
)}`
}

function appointmentRow(account: AccountState, one: AppointmentState) {
  const calendar = account.calendars.find(({ id }) => id === one.calendarId)
  const shown = shownTime(one.startsAt, calendar, account)
  const cells = [
    ...[String(one.id), shown.replace('T', ' '), calendar?.name ?? ''],
    ...[account.types.find(({ id }) => id === one.typeId)?.name ?? '', `${one.firstName} ${one.lastName}`],
    one.fields.get(referenceFieldId) ?? '',
  ].map((cell) => (one.cancelled ? `<span class="over">${escaped(cell)}</span>` : escaped(cell)))
  if (one.cancelled) return [...cells, 'Cancelled']
  const path = `/dashboard/appointments/${one.id}`
  const moveFields =
    textField('datetime', 'When', { type: 'datetime-local', value: shown }) +
    choices('calendar', 'Calendar', calendarChoices(account), String(one.calendarId))
  const changes = [
    form(`${path}/cancel`, 'Cancel'),
    form(`${path}/clear-reference`, 'Clear the reference'),
    form(`${path}/move`, 'Move', moveFields),
  ]
  return [...cells, changes.join('')]
}

const shownTime = (at: number, calendar: Calendar | undefined, account: AccountState) =>
  writeInstant(at, calendar?.timeZone ?? account.timeZone).slice(0, 16)

function webhooksSection({ webhooks }: AccountState) {
  const rows = [...webhooks.values()].map(({ id, event, target, status }) => [
    ...[event, target, status].map(escaped),
    form(`/dashboard/webhooks/${id}/switch`, status === 'active' ? 'Disable' : 'Enable'),
  ])
  return `${heading('Webhooks')}${table(['Event', 'Target', 'Status', 'Change'], rows, 'There are none.')}`
}

function faultsSection({ planned, routeNames, faultNames }: DashboardView) {
  const named = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }))
  const rows = planned.map(({ route, fault, after, times }) =>
    [route, fault.kind, `after ${after} more`, String(times)].map(escaped),
  )
  return `${heading('What goes wrong')}
${table(['Call', 'How', 'Begins', 'Calls left'], rows, 'Nothing.')}
${form(
  '/dashboard/faults',
  'Let it go wrong',
  choices('route', 'Call', named(routeNames), 'POST /appointments') +
    choices('fault', 'How', named(faultNames)) +
    numberField('nth', 'Beginning with call', 1) +
    numberField('times', 'For so many calls', 1),
)}
${form('/dashboard/faults/clear', 'Nothing goes wrong any more')}`
}

function switchesSection({ account, mode }: DashboardView) {
  const isRequired = account.forms.some(({ fields }) =>
    fields.some(({ id, required }) => id === referenceFieldId && required),
  )
  return `${heading('How the account behaves')}
${form(
  '/dashboard/switches',
  'Apply',
  numberField('listLagMs', 'Lists hide a new appointment for (ms)', account.listLagMs) +
    numberField('releasedSlotMs', 'A cancelled time stays refused for (ms)', account.releasedSlotMs) +
    numberField('minHoursInAdvance', 'Hours in advance', account.minHoursInAdvance) +
    numberField('copies', 'Copies of each webhook', mode.copies) +
    numberField('delayMs', 'Webhooks are late by (ms)', mode.delayMs) +
    switchField('raceWindow', 'Two at once both get in', account.raceWindow) +
    switchField('isStale', 'Openings are out of date', account.staleAppointments !== null) +
    switchField('isGated', 'The plan is too small for the API', account.isGated) +
    switchField('isReferenceRequired', 'The reference is required', isRequired) +
    switchField('isDropped', 'Webhooks get lost', mode.send === 'drop') +
    switchField('reversed', 'Webhooks arrive in the wrong order', mode.reversed) +
    switchField('badSignature', 'Webhooks are signed wrongly', mode.badSignature) +
    switchField('beforeReply', 'Webhooks arrive before the reply', mode.beforeReply),
)}`
}
