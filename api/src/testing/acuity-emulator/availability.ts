import { dateOfDay, dayNumber, instantAt, localDayOf, weekdayOfDay } from '../../platform/wall-clock.ts'
import type { AccountState, AppointmentState, AppointmentType, Calendar } from './account.ts'
import { badRequest } from './reply.ts'
import { readInstant, writeInstant } from './wire-time.ts'

const minute = 60_000
const dayMs = 86_400_000

interface Asked {
  type: AppointmentType
  calendar: Calendar
  /** Of appointments that do not stand in the way. */
  ignored?: ReadonlySet<number>
}

type Query = URLSearchParams

/** Why a time cannot be had by a client; null where it can. */
export type Unavailable = 'not_available_min_hours_in_advance' | 'not_available_max_days_in_advance' | 'not_available'

/** With the minutes that its add-ons take. */
export function longerBy({ addons }: AccountState, type: AppointmentType, addonIds: readonly number[]) {
  const more = addons.filter(({ id }) => addonIds.includes(id)).reduce((sum, { duration }) => sum + duration, 0)
  return more === 0 ? type : { ...type, minutes: type.minutes + more }
}

export function createAvailability(account: AccountState, now: () => number) {
  const typeOf = (id: number) => account.types.find((type) => type.id === id)

  /** What an appointment keeps of its calendar, padding included. */
  function spanOf(startsAt: number, minutes: number, type: AppointmentType | undefined) {
    const { paddingBefore = 0, paddingAfter = 0 } = type ?? {}
    return { from: startsAt - paddingBefore * minute, until: startsAt + (minutes + paddingAfter) * minute }
  }

  function isInTheWay(other: AppointmentState, { calendar, type, ignored }: Asked, at: number) {
    if (other.calendarId !== calendar.id || ignored?.has(other.id)) return false
    const isJustReleased = other.cancelled && other.cancelledAt + account.releasedSlotMs > now()
    if (other.cancelled && !isJustReleased) return false
    const own = spanOf(at, type.minutes, type)
    const taken = spanOf(other.startsAt, other.minutes, typeOf(other.typeId))
    return taken.from < own.until && own.from < taken.until
  }

  // Asking the zone takes longer than all the rest, and is asked for the same days over and over.
  const openTimes = new Map<string, ReadonlySet<number>>()

  /** Every beginning within the hours of a day, were nothing booked. */
  function openTimesOf({ type, calendar }: Asked, day: number): ReadonlySet<number> {
    const { openHours, stepMinutes } = account
    const { weekdays, from, to } = openHours
    const key = JSON.stringify([calendar.timeZone, day, type.minutes, stepMinutes, openHours])
    const known = openTimes.get(key)
    if (known) return known
    const times = new Set<number>()
    for (let time = from; weekdays.includes(weekdayOfDay(day)) && time + type.minutes <= to; time += stepMinutes) {
      const at = instantAt(day, time, calendar.timeZone)
      if (at !== null) times.add(at)
    }
    openTimes.set(key, times)
    return times
  }

  const isOpen = (asked: Asked, at: number) => openTimesOf(asked, localDayOf(at, asked.calendar.timeZone)).has(at)

  const isBlocked = ({ type, calendar }: Asked, at: number) =>
    [...account.blocks.values()].some(
      (block) => block.calendarId === calendar.id && block.from < at + type.minutes * minute && at < block.until,
    )

  /** By the truth, or by what searches show. */
  function unavailable(asked: Asked, at: number, among: Iterable<AppointmentState>): Unavailable | null {
    if (at < now() + account.minHoursInAdvance * 60 * minute) return 'not_available_min_hours_in_advance'
    if (at > now() + account.maxDaysInAdvance * dayMs) return 'not_available_max_days_in_advance'
    if (!isOpen(asked, at) || isBlocked(asked, at)) return 'not_available'
    for (const other of among) if (isInTheWay(other, asked, at)) return 'not_available'
    return null
  }

  const shown = () => account.staleAppointments ?? account.appointments.values()

  function asked(query: Query): Asked[] {
    const wanted = query.get('appointmentTypeID')
    if (wanted === null) {
      throw badRequest('required_appointment_type_id', 'The parameter "appointmentTypeID" is required.')
    }
    const known = typeOf(Number(wanted))
    if (known === undefined || !known.active) return []
    const type = longerBy(account, known, query.getAll('addonIDs[]').map(Number))
    const ignored = new Set(query.getAll('ignoreAppointmentIDs[]').map(Number))
    const only = query.get('calendarID')
    if (only !== null && !type.calendarIds.includes(Number(only))) {
      throw badRequest('invalid_calendar', `The calendar "${only}" does not exist.`)
    }
    return account.calendars
      .filter(({ id }) => type.calendarIds.includes(id) && (only === null || id === Number(only)))
      .map((calendar) => ({ type, calendar, ignored }))
  }

  const timesOf = (one: Asked, day: number) =>
    [...openTimesOf(one, day)].filter((at) => unavailable(one, at, shown()) === null)

  return {
    /** Of what an attempt to book meets. */
    unavailable: (one: Asked, at: number) => unavailable(one, at, account.appointments.values()),

    times(query: Query) {
      const date = query.get('date') ?? ''
      if (!/^\d{4}-\d\d-\d\d$/.test(date)) return []
      const all = asked(query).flatMap((one) =>
        timesOf(one, dayNumber(date)).map((at) => ({ at, zone: query.get('timezone') ?? one.calendar.timeZone })),
      )
      return all
        .toSorted((a, b) => a.at - b.at)
        .map(({ at, zone }) => ({ time: writeInstant(at, zone), slotsAvailable: 1 }))
    },

    dates(query: Query) {
      const month = query.get('month') ?? ''
      if (!/^\d{4}-\d\d$/.test(month)) return []
      const first = dayNumber(`${month}-01`)
      const days = Array.from({ length: 31 }, (_, index) => first + index)
      const all = asked(query)
      return days
        .filter((day) => dateOfDay(day).startsWith(month) && all.some((one) => timesOf(one, day).length > 0))
        .map((day) => ({ date: dateOfDay(day) }))
    },

    checkTimes(body: unknown) {
      const one = (wanted: { datetime?: string; appointmentTypeID?: number; calendarID?: number }) => {
        const query = new URLSearchParams({ appointmentTypeID: String(wanted.appointmentTypeID ?? '') })
        if (wanted.calendarID !== undefined) query.set('calendarID', String(wanted.calendarID))
        const candidates = asked(query)
        const at = readInstant(wanted.datetime ?? '', candidates[0]?.calendar.timeZone ?? account.timeZone)
        const valid = at !== null && candidates.some((candidate) => unavailable(candidate, at, shown()) === null)
        return { ...wanted, valid, ...(!valid && { reason: 'This time is not available.' }) }
      }
      return Array.isArray(body) ? body.map((wanted: object) => one(wanted)) : one(body ?? {})
    },
  }
}

export type Availability = ReturnType<typeof createAvailability>
