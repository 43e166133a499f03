import type { AccountState, AppointmentState, AppointmentType, Calendar } from './account.ts'
import type { Availability, Unavailable } from './availability.ts'
import { badRequest, notFound } from './reply.ts'
import { readInstant, wordsOf, writeInstant } from './wire-time.ts'

/** What webhooks tell of, beside `changed`. */
export type Happening = 'scheduled' | 'rescheduled' | 'canceled' | 'changed'

interface Dependencies {
  account: AccountState
  availability: Availability
  now: () => number
  /** Hears of every change. */
  onChange(appointment: AppointmentState, what: Happening): void
}

interface Body {
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
  cancelNote?: string
  noShow?: boolean
}

const centralTime = 'America/Chicago'

const unavailableWords: Record<Unavailable, (datetime: string) => string> = {
  not_available: (datetime) => `The time "${datetime}" is not an available time slot.`,
  not_available_min_hours_in_advance: (datetime) => `The time "${datetime}" is not far enough in advance.`,
  not_available_max_days_in_advance: (datetime) => `The time "${datetime}" is too far in advance.`,
}

export function createAppointments({ account, availability, now, onChange }: Dependencies) {
  const raceWindow = () => (account.raceWindow ? new Promise((resolve) => setTimeout(resolve, 15)) : undefined)

  function find(id: number) {
    const found = account.appointments.get(id)
    if (found === undefined) throw notFound()
    return found
  }

  function typeOf({ appointmentTypeID }: Body): AppointmentType {
    if (appointmentTypeID === undefined) {
      throw badRequest('required_appointment_type_id', 'The parameter "appointmentTypeID" is required.')
    }
    const type = account.types.find(({ id, active }) => id === appointmentTypeID && active)
    if (type === undefined) {
      throw badRequest('invalid_appointment_type', `The appointment type "${appointmentTypeID}" does not exist.`)
    }
    return type
  }

  function calendarOf(id: number, type: AppointmentType): Calendar {
    const calendar = account.calendars.find((known) => known.id === id)
    if (calendar === undefined || !type.calendarIds.includes(id)) {
      throw badRequest('invalid_calendar', `The calendar "${id}" does not exist.`)
    }
    return calendar
  }

  function instantOf({ datetime }: Body, timeZone: string) {
    if (datetime === undefined) throw badRequest('required_datetime', 'The parameter "datetime" is required.')
    const at = readInstant(datetime, timeZone)
    if (at === null) throw badRequest('invalid_datetime', `The datetime "${datetime}" is invalid.`)
    return at
  }

  function refuseZone({ timezone }: Body) {
    if (timezone === undefined) return
    try {
      Intl.DateTimeFormat('en', { timeZone: timezone })
    } catch {
      throw badRequest('invalid_timezone', `Invalid timezone "${timezone}".`)
    }
  }

  function refusePerson(body: Body, isAdmin: boolean) {
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

  function answersOf({ fields = [] }: Body, type: AppointmentType, isAdmin: boolean) {
    const known = account.forms.filter(({ id }) => type.formIds.includes(id)).flatMap((form) => form.fields)
    for (const { id } of fields) {
      if (known.some((field) => field.id === id)) continue
      throw badRequest('invalid_fields', `The field "${id}" does not exist on this appointment.`)
    }
    const answers = new Map(fields.map(({ id, value }) => [id, value]))
    const missing = known.find(({ id, required }) => required && !answers.get(id))
    if (missing && !isAdmin) throw badRequest('required_field', `The field "${missing.id}" is required.`)
    return answers
  }

  function refuseUnavailable(code: Unavailable | null, datetime: string) {
    if (code !== null) throw badRequest(code, unavailableWords[code](datetime))
  }

  function add(made: Omit<AppointmentState, 'id' | 'createdAt' | 'listedAt' | 'cancelled' | 'cancelledAt' | 'noShow'>) {
    const appointment: AppointmentState = {
      ...{ ...made, id: account.nextId, createdAt: now(), listedAt: now() + account.listLagMs },
      ...{ cancelled: false, cancelledAt: 0, noShow: false },
    }
    account.nextId += 1
    account.appointments.set(appointment.id, appointment)
    onChange(appointment, 'scheduled')
    return appointment
  }

  function calendarFor(body: Body, type: AppointmentType, at: (zone: string) => number, isAdmin: boolean) {
    if (typeof body.calendarID === 'number') return calendarOf(body.calendarID, type)
    if (isAdmin) throw badRequest('invalid_calendar', 'The calendar "" does not exist.')
    const free = account.calendars.find(
      (calendar) =>
        type.calendarIds.includes(calendar.id) &&
        availability.unavailable({ type, calendar }, at(calendar.timeZone)) === null,
    )
    if (!free) throw badRequest('no_available_calendar', 'We could not find an available calendar.')
    return free
  }

  return {
    find,

    async create(body: Body, isAdmin: boolean) {
      instantOf(body, account.timeZone)
      const type = typeOf(body)
      const calendar = calendarFor(body, type, (zone) => instantOf(body, zone), isAdmin)
      const at = instantOf(body, calendar.timeZone)
      refuseZone(body)
      refusePerson(body, isAdmin)
      const fields = answersOf(body, type, isAdmin)
      if (!isAdmin) refuseUnavailable(availability.unavailable({ type, calendar }, at), body.datetime ?? '')
      await raceWindow()
      const { firstName = '', lastName = '', email = '', phone = '', timezone = calendar.timeZone } = body
      return add({
        ...{ typeId: type.id, calendarId: calendar.id, startsAt: at, minutes: type.minutes, fields },
        ...{ firstName, lastName, email, phone, notes: isAdmin ? (body.notes ?? '') : '', timeZone: timezone },
      })
    },

    async reschedule(id: number, body: Body, isAdmin: boolean) {
      const appointment = find(id)
      if (appointment.cancelled) {
        throw badRequest('reschedule_canceled', 'Canceled appointments may not be rescheduled.')
      }
      if (!isAdmin && !account.clientsMayReschedule) {
        throw badRequest('reschedule_not_allowed', 'Clients are not allowed to reschedule.')
      }
      const type = typeOf({ appointmentTypeID: appointment.typeId })
      const calendar = calendarOf(body.calendarID ?? appointment.calendarId, type)
      const at = instantOf(body, calendar.timeZone)
      refuseZone(body)
      const asked = { type, calendar, ignored: new Set([id]) }
      if (!isAdmin) refuseUnavailable(availability.unavailable(asked, at), body.datetime ?? '')
      await raceWindow()
      Object.assign(appointment, { startsAt: at, calendarId: calendar.id })
      onChange(appointment, 'rescheduled')
      return appointment
    },

    cancel(id: number, { noShow = false }: Body, isAdmin: boolean) {
      const appointment = find(id)
      const isNew = !appointment.cancelled
      if (isNew) Object.assign(appointment, { cancelled: true, cancelledAt: now() })
      appointment.noShow = isAdmin && noShow
      if (isNew) onChange(appointment, 'canceled')
      return appointment
    },

    /** Whatever is not on its list is ignored without a word. */
    edit(id: number, body: Body, isAdmin: boolean) {
      const appointment = find(id)
      for (const name of ['firstName', 'lastName'] as const) {
        if (body[name] === '') throw badRequest('invalid_name', `Can not clear the field "${name}".`)
      }
      const { firstName, lastName, email, phone } = body
      const given = { firstName, lastName, email, phone, ...(isAdmin && { notes: body.notes }) }
      Object.assign(appointment, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)))
      const type = account.types.find((known) => known.id === appointment.typeId)
      if (type) for (const [field, value] of answersOf(body, type, true)) appointment.fields.set(field, value)
      onChange(appointment, 'changed')
      return appointment
    },

    list(query: URLSearchParams) {
      const max = Number(query.get('max') ?? 100)
      const all = [...account.appointments.values()].filter((one) => isWanted(account, one, query, now()))
      const ascending = all.toSorted((a, b) => a.startsAt - b.startsAt || a.id - b.id)
      const ordered = query.get('direction') === 'ASC' ? ascending : ascending.toReversed()
      return ordered.slice(0, max)
    },

    /** As people do in Acuity itself: nothing is refused. */
    dashboard: {
      add: (made: Partial<AppointmentState> & Pick<AppointmentState, 'startsAt' | 'calendarId' | 'typeId'>) =>
        add({
          ...{ minutes: account.types.find(({ id }) => id === made.typeId)?.minutes ?? 30, timeZone: account.timeZone },
          ...{ firstName: 'Walk', lastName: 'In', email: '', phone: '', notes: '', fields: new Map(), ...made },
        }),
      move(id: number, startsAt: number, calendarId?: number) {
        const appointment = find(id)
        Object.assign(appointment, { startsAt, calendarId: calendarId ?? appointment.calendarId })
        onChange(appointment, 'rescheduled')
      },
      cancel(id: number) {
        const appointment = find(id)
        Object.assign(appointment, { cancelled: true, cancelledAt: now() })
        onChange(appointment, 'canceled')
      },
      edit(id: number, change: Partial<Pick<AppointmentState, 'firstName' | 'lastName' | 'notes' | 'fields'>>) {
        const appointment = Object.assign(find(id), change)
        onChange(appointment, 'changed')
      },
    },
  }
}

export type Appointments = ReturnType<typeof createAppointments>

function isWanted(account: AccountState, one: AppointmentState, query: URLSearchParams, now: number) {
  if (one.listedAt > now) return false
  if (query.get('showall') !== 'true' && one.cancelled !== (query.get('canceled') === 'true')) return false
  for (const [name, value] of query) {
    if (name.startsWith('field:') && one.fields.get(Number(name.slice(6))) !== value) return false
    if (name === 'calendarID' && one.calendarId !== Number(value)) return false
    if (name === 'appointmentTypeID' && one.typeId !== Number(value)) return false
    if ((name === 'firstName' || name === 'lastName' || name === 'email' || name === 'phone') && one[name] !== value)
      return false
  }
  const day = writeInstant(one.startsAt, account.timeZone).slice(0, 10)
  const [minDate, maxDate] = [query.get('minDate')?.slice(0, 10), query.get('maxDate')?.slice(0, 10)]
  return !(minDate && day < minDate) && !(maxDate && day > maxDate)
}

/** The whole object as Acuity writes it, numbers as text where it does so. */
export function presentAppointment(account: AccountState, one: AppointmentState, withForms = true) {
  const calendar = account.calendars.find(({ id }) => id === one.calendarId)
  const type = account.types.find(({ id }) => id === one.typeId)
  const zone = calendar?.timeZone ?? account.timeZone
  const [from, to] = [wordsOf(one.startsAt, one.timeZone), wordsOf(one.startsAt + one.minutes * 60_000, one.timeZone)]
  const forms = account.forms
    .filter(({ id }) => type?.formIds.includes(id))
    .map(({ id, name, fields }) => ({
      ...{ id, name },
      values: fields.map((field, index) => ({
        ...{ id: one.id * 10 + index, fieldID: field.id, name: field.name, value: one.fields.get(field.id) ?? '' },
      })),
    }))
  return {
    ...{ id: one.id, firstName: one.firstName, lastName: one.lastName, phone: one.phone, email: one.email },
    ...{ date: from.date, time: from.time, endTime: to.time },
    dateCreated: wordsOf(one.createdAt, centralTime).date,
    datetimeCreated: writeInstant(one.createdAt, centralTime),
    datetime: writeInstant(one.startsAt, one.timeZone),
    ...{ price: '0.00', priceSold: '0.00', paid: 'no', amountPaid: '0.00' },
    ...{ type: type?.name ?? '', appointmentTypeID: one.typeId, classID: null, addonIDs: [], category: '' },
    ...{ duration: String(one.minutes), calendar: calendar?.name ?? '', calendarID: one.calendarId, certificate: null },
    confirmationPage: `https://app.acuityscheduling.com/schedule.php?owner=1&action=appt&id%5B%5D=${one.id}`,
    ...{ location: calendar?.location ?? '', notes: one.notes, timezone: one.timeZone, calendarTimezone: zone },
    ...{ canceled: one.cancelled, canClientCancel: true, canClientReschedule: account.clientsMayReschedule },
    ...(one.cancelled && { noShow: one.noShow }),
    labels: null,
    ...(withForms && { forms, formsText: '' }),
    ...{ isVerified: false, scheduledBy: null },
  }
}
