import type { AccountState, AppointmentState, AppointmentType } from './account.ts'
import {
  answersOf,
  type AppointmentBody as Body,
  calendarOf,
  instantOf,
  labelOf,
  refuseCancellation,
  refuseCertificate,
  refuseMove,
  refusePerson,
  refuseUnavailable,
  refuseZone,
  requireParameters,
  typeOf,
} from './appointment-checks.ts'
import { searchAppointments } from './appointment-search.ts'
import { type Availability, longerBy } from './availability.ts'
import { badRequest, notFound } from './reply.ts'

/** What webhooks tell of, beside `changed`. */
export type Happening = 'scheduled' | 'rescheduled' | 'canceled' | 'changed'

interface Dependencies {
  account: AccountState
  availability: Availability
  now: () => number
  /** Hears of every change. */
  onChange(appointment: AppointmentState, what: Happening): void
}

export function createAppointments({ account, availability, now, onChange }: Dependencies) {
  function find(id: number) {
    const found = account.appointments.get(id)
    if (found === undefined) throw notFound()
    return found
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

  /** What happens between looking and inserting. */
  async function raceWindow(place: Pick<AppointmentState, 'startsAt' | 'calendarId' | 'typeId' | 'minutes'>) {
    if (account.raceWindow) await new Promise((resolve) => setTimeout(resolve, 15))
    if (account.rivals === 0) return
    account.rivals -= 1
    add({
      ...{ ...place, firstName: 'Rival', lastName: 'Client', email: 'rival@client.test', phone: '', notes: '' },
      ...{ timeZone: account.timeZone, fields: new Map(), labelId: null, addonIds: [] },
    })
  }

  function freeCalendar(body: Body, type: AppointmentType, ignored: ReadonlySet<number>) {
    const free = account.calendars.find(
      (calendar) =>
        type.calendarIds.includes(calendar.id) &&
        availability.unavailable({ type, calendar, ignored }, instantOf(body, calendar.timeZone)) === null,
    )
    if (!free) throw badRequest('no_available_calendar', 'We could not find an available calendar.')
    return free
  }

  function calendarFor(body: Body, type: AppointmentType, isAdmin: boolean) {
    if (typeof body.calendarID === 'number') return calendarOf(account, body.calendarID, type)
    if (isAdmin) throw badRequest('invalid_calendar', 'The calendar "" does not exist.')
    return freeCalendar(body, type, new Set())
  }

  return {
    find,

    async create(body: Body, isAdmin: boolean) {
      requireParameters(body)
      const type = longerBy(account, typeOf(account, body.appointmentTypeID), body.addonIDs ?? [])
      const calendar = calendarFor(body, type, isAdmin)
      const at = instantOf(body, calendar.timeZone)
      refuseZone(body)
      refusePerson(body, isAdmin)
      const fields = answersOf(account, body, type, isAdmin)
      const labelId = labelOf(account, body.labels ?? [])
      refuseCertificate(body)
      if (!isAdmin) refuseUnavailable(availability.unavailable({ type, calendar }, at), body.datetime)
      await raceWindow({ startsAt: at, calendarId: calendar.id, typeId: type.id, minutes: type.minutes })
      const { firstName = '', lastName = '', email = '', phone = '', timezone = calendar.timeZone } = body
      return add({
        ...{ typeId: type.id, calendarId: calendar.id, startsAt: at, minutes: type.minutes, fields, labelId },
        ...{ firstName, lastName, email, phone, notes: isAdmin ? (body.notes ?? '') : '', timeZone: timezone },
        addonIds: body.addonIDs ?? [],
      })
    },

    /** A calendar left out is kept; null has one picked. */
    async reschedule(id: number, body: Body, isAdmin: boolean) {
      const appointment = find(id)
      refuseMove(account, appointment, isAdmin, now())
      const type = { ...typeOf(account, appointment.typeId), minutes: appointment.minutes }
      const ignored = new Set([id])
      const calendar =
        body.calendarID === null
          ? freeCalendar(body, type, ignored)
          : calendarOf(account, body.calendarID ?? appointment.calendarId, type)
      const at = instantOf(body, calendar.timeZone)
      refuseZone(body)
      if (!isAdmin) refuseUnavailable(availability.unavailable({ type, calendar, ignored }, at), body.datetime)
      await raceWindow({ startsAt: at, calendarId: calendar.id, typeId: type.id, minutes: type.minutes })
      Object.assign(appointment, { startsAt: at, calendarId: calendar.id })
      onChange(appointment, 'rescheduled')
      return appointment
    },

    cancel(id: number, { noShow = false }: Body, isAdmin: boolean) {
      const appointment = find(id)
      const isNew = !appointment.cancelled
      if (isNew && !isAdmin) refuseCancellation(account, appointment, now())
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
      const labelId = body.labels && labelOf(account, body.labels)
      const given = { firstName, lastName, email, phone, labelId, ...(isAdmin && { notes: body.notes }) }
      const type = account.types.find((known) => known.id === appointment.typeId)
      const answers = type ? answersOf(account, body, type, true) : []
      Object.assign(appointment, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)))
      for (const [field, value] of answers) appointment.fields.set(field, value)
      onChange(appointment, 'changed')
      return appointment
    },

    list: (query: URLSearchParams) => searchAppointments(account, query, now()),

    /** As people do in Acuity itself: nothing is refused. */
    dashboard: {
      add: (made: Partial<AppointmentState> & Pick<AppointmentState, 'startsAt' | 'calendarId' | 'typeId'>) =>
        add({
          ...{ minutes: account.types.find(({ id }) => id === made.typeId)?.minutes ?? 30, timeZone: account.timeZone },
          ...{ firstName: 'Walk', lastName: 'In', email: '', phone: '', notes: '', fields: new Map() },
          ...{ labelId: null, addonIds: [], ...made },
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
