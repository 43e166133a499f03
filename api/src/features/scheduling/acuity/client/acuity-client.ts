import { z } from 'zod'
import { type AcuityCall, type AcuityConnection, createAcuityCalls } from './acuity-calls.ts'
import { AcuityFault } from './acuity-fault.ts'
import type { Urgency } from './acuity-limiter.ts'
import {
  type AcuityAppointment,
  accountSchema,
  appointmentSchema,
  appointmentsSchema,
  calendarsSchema,
  checkedTimesSchema,
  formsSchema,
  openDatesSchema,
  openTimesSchema,
  typesSchema,
  webhookSchema,
  webhooksSchema,
} from './acuity-replies.ts'
import { offsetDateTime } from './offset-date-time.ts'

export type { AcuityAppointment } from './acuity-replies.ts'

export interface AcuityClient extends ReturnType<typeof clientOf> {}
export type AcuityClients = ReturnType<typeof createAcuityClients>

interface Asked {
  at: Date
  typeId: number
  calendarId: number
  timeZone: string
}

interface Wanted extends Asked {
  firstName: string
  lastName: string
  email: string
  field: Field
}

interface Field {
  id: number
  value: string
}

interface Range {
  from: Date
  until: Date
  calendarId?: number
  /** Only those with that answer. */
  field?: Field
}

/** Clients of every account, with one limiter for all. Throws AcuityFault. Source: developers.acuityscheduling.com/reference. */
export function createAcuityClients(options: Parameters<typeof createAcuityCalls>[0]) {
  const calls = createAcuityCalls(options)
  return {
    of: (connection: AcuityConnection, urgency: Urgency): AcuityClient => clientOf(calls.of(connection, urgency)),
    healthOf: calls.healthOf,
    close: calls.close,
  }
}

const dayMs = 86_400_000
const pageSize = 100
const mostOfADay = 1000
const route = '/appointments'

function clientOf(call: AcuityCall) {
  return { ...catalogueOf(call), ...availabilityOf(call), ...appointmentsOf(call), ...webhooksOf(call) }
}

const catalogueOf = (call: AcuityCall) => ({
  me: (signal: AbortSignal) => call({ method: 'GET', route: '/me' }, accountSchema, signal),
  calendars: (signal: AbortSignal) => call({ method: 'GET', route: '/calendars' }, calendarsSchema, signal),
  appointmentTypes: (signal: AbortSignal) => call({ method: 'GET', route: '/appointment-types' }, typesSchema, signal),
  forms: (signal: AbortSignal) => call({ method: 'GET', route: '/forms' }, formsSchema, signal),
})

const availabilityOf = (call: AcuityCall) => ({
  /** `YYYY-MM-DD` of the days of a month, `YYYY-MM`, that have something free. */
  openDates(month: string, { typeId, calendarId, timeZone }: Omit<Asked, 'at'>, signal: AbortSignal) {
    const query = { month, appointmentTypeID: typeId, calendarID: calendarId, timezone: timeZone }
    return call({ method: 'GET', route: '/availability/dates', query }, openDatesSchema, signal)
  },
  openTimes(date: string, { typeId, calendarId, timeZone }: Omit<Asked, 'at'>, signal: AbortSignal) {
    const query = { date, appointmentTypeID: typeId, calendarID: calendarId, timezone: timeZone }
    return call({ method: 'GET', route: '/availability/times', query }, openTimesSchema, signal)
  },
  /** Advisory: nothing is held by it. */
  checkTimes(times: readonly Asked[], signal: AbortSignal) {
    const body = times.map(({ at, typeId, calendarId, timeZone }) => ({
      ...{ datetime: offsetDateTime(at, timeZone), appointmentTypeID: typeId, calendarID: calendarId },
    }))
    return call({ method: 'POST', route: '/availability/check-times', body }, checkedTimesSchema, signal)
  },
})

const appointmentsOf = (call: AcuityCall) => ({
  appointment: (id: number, signal: AbortSignal) =>
    call({ method: 'GET', route: '/appointments/:id', id }, appointmentSchema, signal),

  /** Every one that begins in the range, cancelled ones too. */
  async appointments({ from, until, ...filter }: Range, signal: AbortSignal): Promise<AcuityAppointment[]> {
    const days = await listDays(call, { from: from.getTime(), until: until.getTime(), ...filter }, signal)
    const within = days.filter(({ startsAt }) => startsAt >= from && startsAt < until)
    return [...new Map(within.map((appointment) => [appointment.id, appointment])).values()]
  },

  /** As a client books, so that Acuity refuses what is taken. */
  book({ at, typeId, calendarId, timeZone, field, ...person }: Wanted, signal: AbortSignal) {
    const body = {
      ...{
        datetime: offsetDateTime(at, timeZone),
        timezone: timeZone,
        appointmentTypeID: typeId,
        calendarID: calendarId,
      },
      ...{ ...person, fields: [field] },
    }
    return call({ method: 'POST', route: '/appointments', query: quietly, body }, appointmentSchema, signal)
  },

  reschedule(id: number, { at, calendarId, timeZone }: Omit<Asked, 'typeId'>, signal: AbortSignal) {
    const body = { datetime: offsetDateTime(at, timeZone), timezone: timeZone, calendarID: calendarId }
    return call(
      { method: 'PUT', route: '/appointments/:id/reschedule', id, query: quietly, body },
      appointmentSchema,
      signal,
    )
  },

  /** For good, whatever rules there are for clients. */
  cancel(id: number, signal: AbortSignal) {
    const query = { ...quietly, ...asAdmin }
    return call({ method: 'PUT', route: '/appointments/:id/cancel', id, query, body: {} }, appointmentSchema, signal)
  },

  writeField(id: number, field: Field, signal: AbortSignal) {
    const body = { fields: [field] }
    return call({ method: 'PUT', route: '/appointments/:id', id, query: asAdmin, body }, appointmentSchema, signal)
  },
})

// People hear from us, not from Acuity.
const quietly = { noEmail: 'true' }
const asAdmin = { admin: 'true' }

const webhooksOf = (call: AcuityCall) => ({
  webhooks: (signal: AbortSignal) => call({ method: 'GET', route: '/webhooks' }, webhooksSchema, signal),
  addWebhook: (body: { event: string; target: string }, signal: AbortSignal) =>
    call({ method: 'POST', route: '/webhooks', body }, webhookSchema, signal),
  removeWebhook: (id: number, signal: AbortSignal) =>
    call({ method: 'DELETE', route: '/webhooks/:id', id }, z.unknown(), signal),
})

interface Stretch {
  from: number
  until: number
  calendarId?: number
  field?: Field
}

/** There are no pages: a full reply is asked for again in halves. Dates are in a zone of Acuity's, so a day more on both sides. */
async function listDays(call: AcuityCall, stretch: Stretch, signal: AbortSignal): Promise<AcuityAppointment[]> {
  const { from, until, calendarId, field } = stretch
  const isShort = until - from <= dayMs
  const max = isShort ? mostOfADay : pageSize
  const query = {
    ...{ minDate: dateOf(from - dayMs), maxDate: dateOf(until + dayMs), showall: 'true', max, direction: 'ASC' },
    ...{ calendarID: calendarId, ...(field && { [`field:${field.id}`]: field.value }) },
  }
  const found = await call({ method: 'GET', route, query }, appointmentsSchema, signal)
  if (found.length < max) return found
  if (isShort) throw new AcuityFault('ambiguous', `GET ${route}`, { code: 'too_many' })
  const middle = from + Math.floor((until - from) / 2)
  const [earlier, later] = [
    { ...stretch, until: middle },
    { ...stretch, from: middle },
  ]
  return [...(await listDays(call, earlier, signal)), ...(await listDays(call, later, signal))]
}

const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10)
