import { referenceFieldId, type AccountState, type AppointmentState } from './account.ts'
import type { Appointments } from './appointments.ts'
import type { Fault } from './faults.ts'
import { readInstant, wordsOf } from './wire-time.ts'

interface Dependencies {
  account: AccountState
  dashboard: Appointments['dashboard']
  fault(route: string, fault: Fault): void
}

const faultNames = [
  ...(['commit-then-drop', 'drop-before-commit', 'commit-then-502', 'server-error', 'too-many-requests'] as const),
  ...(['waf', 'truncated-json', 'empty-200'] as const),
]
const faultyRoutes = [
  'POST /appointments',
  'PUT /appointments/:id/reschedule',
  'PUT /appointments/:id/cancel',
  'GET /appointments',
]

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const option = (value: string | number, words: string) => `<option value="${value}">${escape(words)}</option>`

/** What people in Acuity itself can do, and what can go wrong, for whoever tries the product by hand. */
export function createDashboard({ account, dashboard, fault }: Dependencies) {
  const calendarOf = ({ calendarId }: AppointmentState) => account.calendars.find(({ id }) => id === calendarId)

  function row(one: AppointmentState) {
    const { date, time } = wordsOf(one.startsAt, calendarOf(one)?.timeZone ?? account.timeZone)
    const action = (name: string, words: string, more = '') =>
      `<form method="post"><input type="hidden" name="do" value="${name}"><input type="hidden" name="id" value="${one.id}">${more}<button>${words}</button></form>`
    const actions = one.cancelled
      ? 'Cancelled'
      : action(
          'move',
          'Move',
          '<input name="datetime" placeholder="2027-01-20T09:30" required size="15" aria-label="To">',
        ) +
        action('cancel', 'Cancel') +
        action('clear', 'Clear the reference')
    return `<tr><td>${one.id}</td><td>${date}, ${time}</td><td>${escape(calendarOf(one)?.name ?? '')}</td><td>${escape(`${one.firstName} ${one.lastName}`)}</td><td>${escape(one.fields.get(referenceFieldId) ?? '')}</td><td>${actions}</td></tr>`
  }

  const page = () => `<!doctype html><html lang="en-AU"><meta charset="utf-8"><title>Acuity, emulated</title>
<meta name="viewport" content="width=device-width"><style>
body{font:15px/1.5 system-ui;margin:2rem;max-width:75rem}table{border-collapse:collapse;width:100%}
td,th{border-bottom:1px solid #ccc;padding:.4rem .6rem;text-align:left;vertical-align:top}form{display:inline-flex;gap:.4rem;margin:.1rem .4rem .1rem 0}
button,input,select{font:inherit;padding:.2rem .5rem}fieldset{border:1px solid #ccc;margin:1rem 0}</style>
<h1>Acuity, emulated</h1><p>${escape(account.name)}, user ${account.userId}, key <code>${escape(account.apiKey)}</code></p>
<table><thead><tr><th>Number</th><th>Time</th><th>Calendar</th><th>Name</th><th>Reference</th><th></th></tr></thead>
<tbody>${[...account.appointments.values()]
    .toSorted((a, b) => a.startsAt - b.startsAt)
    .map(row)
    .join('')}</tbody></table>
<fieldset><legend>Somebody else’s appointment</legend><form method="post"><input type="hidden" name="do" value="add">
<select name="calendarId" aria-label="Calendar">${account.calendars.map(({ id, name }) => option(id, name)).join('')}</select>
<select name="typeId" aria-label="Kind">${account.types.map(({ id, name }) => option(id, name)).join('')}</select>
<input name="datetime" placeholder="2027-01-20T09:30" required aria-label="At"><button>Add</button></form></fieldset>
<fieldset><legend>The next call goes wrong</legend><form method="post"><input type="hidden" name="do" value="fault">
<select name="route" aria-label="Route">${faultyRoutes.map((name) => option(name, name)).join('')}</select>
<select name="kind" aria-label="How">${faultNames.map((name) => option(name, name)).join('')}</select><button>Set</button></form></fieldset>
<fieldset><legend>Webhooks</legend>${[...account.webhooks.values()].map(({ event, status }) => `${event}: ${status}<br>`).join('') || 'None'}
<form method="post"><input type="hidden" name="do" value="disable"><button>Switch them off</button></form></fieldset>
<fieldset><legend>The account</legend><form method="post"><input type="hidden" name="do" value="rotate"><button>Make the key anew</button></form></fieldset></html>`

  function instant(form: URLSearchParams, calendarId: number) {
    const zone = account.calendars.find(({ id }) => id === calendarId)?.timeZone ?? account.timeZone
    return readInstant(form.get('datetime') ?? '', zone)
  }

  const actions: Record<string, (form: URLSearchParams) => void> = {
    add(form) {
      const [calendarId, typeId] = [Number(form.get('calendarId')), Number(form.get('typeId'))]
      const startsAt = instant(form, calendarId)
      if (startsAt !== null) dashboard.add({ startsAt, calendarId, typeId })
    },
    move(form) {
      const one = account.appointments.get(Number(form.get('id')))
      const startsAt = one ? instant(form, one.calendarId) : null
      if (one && startsAt !== null) dashboard.move(one.id, startsAt)
    },
    cancel: (form) => dashboard.cancel(Number(form.get('id'))),
    clear: (form) => dashboard.edit(Number(form.get('id')), { fields: new Map() }),
    fault(form) {
      const kind = faultNames.find((name) => name === form.get('kind'))
      if (kind) fault(form.get('route') ?? '', { kind })
    },
    disable() {
      for (const webhook of account.webhooks.values()) webhook.status = 'disabled'
    },
    rotate() {
      account.apiKey = `emulated-${Math.random().toString(36).slice(2, 12)}`
    },
  }

  return {
    page,
    act(body: string) {
      const form = new URLSearchParams(body)
      actions[form.get('do') ?? '']?.(form)
    },
  }
}
