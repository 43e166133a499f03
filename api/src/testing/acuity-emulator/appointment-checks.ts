import type { AccountState, AppointmentState, AppointmentType, Calendar } from './account.ts'
import type { Unavailable } from './availability.ts'
import { badRequest } from './reply.ts'
import { readInstant } from './wire-time.ts'

/** What calls about appointments may say; whatever else they say is ignored. */
export interface AppointmentBody {
  datetime?: string
  appointmentTypeID?: number
  calendarID?: number | null
  firstName?: string
  lastName?: string
  email?: string
  phone?: string
  timezone?: string
  notes?: string
  fields?: { id: number; value: string }[]
  addonIDs?: number[]
  labels?: { id: number }[]
  certificate?: string
  noShow?: boolean
}

const unavailableWords: Record<Unavailable, (datetime: string) => string> = {
  not_available: (datetime) => `The time "${datetime}" is not an available time slot.`,
  not_available_min_hours_in_advance: (datetime) => `The time "${datetime}" is not far enough in advance.`,
  not_available_max_days_in_advance: (datetime) => `The time "${datetime}" is too far in advance.`,
}

export function refuseUnavailable(code: Unavailable | null, datetime = '') {
  if (code !== null) throw badRequest(code, unavailableWords[code](datetime))
}

export function requireParameters({ datetime, appointmentTypeID }: AppointmentBody) {
  if (datetime === undefined) throw badRequest('required_datetime', 'The parameter "datetime" is required.')
  if (appointmentTypeID === undefined) {
    throw badRequest('required_appointment_type_id', 'The parameter "appointmentTypeID" is required.')
  }
}

export function typeOf({ types }: AccountState, wanted: number | undefined): AppointmentType {
  const type = types.find(({ id, active }) => id === wanted && active)
  if (type === undefined) {
    throw badRequest('invalid_appointment_type', `The appointment type "${wanted}" does not exist.`)
  }
  return type
}

export function calendarOf({ calendars }: AccountState, id: number, type: AppointmentType): Calendar {
  const calendar = calendars.find((known) => known.id === id)
  if (calendar === undefined || !type.calendarIds.includes(id)) {
    throw badRequest('invalid_calendar', `The calendar "${id}" does not exist.`)
  }
  return calendar
}

export function instantOf({ datetime }: AppointmentBody, timeZone: string) {
  if (datetime === undefined) throw badRequest('required_datetime', 'The parameter "datetime" is required.')
  const at = readInstant(datetime, timeZone)
  if (at === null) throw badRequest('invalid_datetime', `The datetime "${datetime}" is invalid.`)
  return at
}

export function refuseZone({ timezone }: AppointmentBody) {
  if (timezone === undefined) return
  try {
    Intl.DateTimeFormat('en', { timeZone: timezone })
  } catch {
    throw badRequest('invalid_timezone', `Invalid timezone "${timezone}".`)
  }
}

export function refusePerson(body: AppointmentBody, isAdmin: boolean) {
  for (const name of ['firstName', 'lastName'] as const) {
    if (body[name]?.trim()) continue
    const code = name === 'firstName' ? 'required_first_name' : 'required_last_name'
    throw badRequest(code, `Attribute "${name}" is required.`)
  }
  if (!body.email?.trim()) {
    if (!isAdmin) throw badRequest('required_email', 'Attribute "email" is required.')
  } else if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(body.email)) {
    throw badRequest('invalid_email', 'Invalid "email" attribute value.')
  }
}

/** Answers by field id. Attributes are not validated for admins, but fields must exist. */
export function answersOf(
  { forms }: AccountState,
  { fields = [] }: AppointmentBody,
  type: AppointmentType,
  isAdmin: boolean,
) {
  const known = forms.filter(({ id }) => type.formIds.includes(id)).flatMap((form) => form.fields)
  for (const { id } of fields) {
    if (known.some((field) => field.id === id)) continue
    throw badRequest('invalid_fields', `The field "${id}" does not exist on this appointment.`)
  }
  const answers = new Map(fields.map(({ id, value }) => [id, value]))
  const missing = known.find(({ id, required }) => required && !answers.get(id))
  if (missing && !isAdmin) throw badRequest('required_field', `The field "${missing.id}" is required.`)
  return answers
}

/** The one label an appointment can have. The words of these refusals are not documented, nor are the next one's. */
export function labelOf({ labels }: AccountState, wanted: readonly { id: number }[]) {
  const [first] = wanted
  if (first === undefined) return null
  const isKnown = labels.some(({ id }) => id === first.id)
  if (wanted.length > 1 || !isKnown) throw badRequest('bad_request', 'Invalid "labels" attribute value.')
  return first.id
}

/** The account sells no packages, so that no code is good. */
export function refuseCertificate({ certificate }: AppointmentBody) {
  if (certificate) throw badRequest('invalid_certificate', `The certificate "${certificate}" is invalid.`)
}

export function refuseMove(account: AccountState, appointment: AppointmentState, isAdmin: boolean, now: number) {
  if (appointment.cancelled) throw badRequest('reschedule_canceled', 'Canceled appointments may not be rescheduled.')
  if (account.types.find(({ id }) => id === appointment.typeId)?.type === 'series') {
    throw badRequest('reschedule_series', 'Class series may not be rescheduled.')
  }
  if (isAdmin) return
  if (!account.clientsMayReschedule) {
    throw badRequest('reschedule_not_allowed', 'Clients are not allowed to reschedule.')
  }
  if (isClose(account, appointment, now)) throw badRequest('reschedule_too_close', tooClose('reschedule'))
}

export function refuseCancellation(account: AccountState, appointment: AppointmentState, now: number) {
  if (!account.clientsMayCancel) throw badRequest('cancel_not_allowed', 'Clients are not allowed to cancel.')
  if (isClose(account, appointment, now)) throw badRequest('cancel_too_close', tooClose('cancel'))
}

const isClose = ({ minHoursToChange }: AccountState, { startsAt }: AppointmentState, now: number) =>
  startsAt - now < minHoursToChange * 3_600_000

const tooClose = (what: string) => `Clients are not allowed to ${what} this close to the time of the appointment.`
