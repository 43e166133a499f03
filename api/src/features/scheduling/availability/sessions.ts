import { publicHolidayOn } from '../../../platform/public-holidays.ts'
import {
  dateOfDay,
  dayNumber,
  instantAtOrAfter,
  localDayOf,
  minutesShown,
  weekdayOfDay,
} from '../../../platform/wall-clock.ts'
import { groundOf, type Schedule, type ScheduleHours } from './schedule.ts'

/** A stretch of a day in which a specialist examines at a place. */
export interface Session {
  placeId: string | null
  timeZone: string
  /** Day number on the clock there on which it begins. */
  day: number
  /** Minutes of that day between which examinations lie, on the clock there. */
  from: number
  to: number
  /** The same as instants, in milliseconds. */
  startsAt: number
  endsAt: number
}

const mondayOf = (day: number) => day - (weekdayOfDay(day) - 1)

function isOn({ weekday, everyWeeks, validFrom, validUntil }: ScheduleHours, day: number) {
  if (weekdayOfDay(day) !== weekday || day < dayNumber(validFrom)) return false
  if (validUntil !== null && day > dayNumber(validUntil)) return false
  return ((mondayOf(day) - mondayOf(dayNumber(validFrom))) / 7) % everyWeeks === 0
}

/** Sessions from one day to another, both included, the earliest first; public holidays are left out unless they are worked. */
export function sessionsOf(schedule: Schedule, firstDay: number, lastDay: number): Session[] {
  const sessions = schedule.hours.flatMap((hours) => regularSessions(schedule, hours, firstDay, lastDay))
  const extra = schedule.exceptions
    .filter(({ kind }) => kind === 'extra')
    .map(({ placeId, startsAt, endsAt }) => extraSession(schedule, placeId, startsAt, endsAt))
    .filter(({ day, endsAt, timeZone }) => localDayOf(endsAt, timeZone) >= firstDay && day <= lastDay)
  return [...sessions, ...extra].toSorted((a, b) => a.startsAt - b.startsAt)
}

function regularSessions(schedule: Schedule, hours: ScheduleHours, firstDay: number, lastDay: number): Session[] {
  const { timeZone, state } = groundOf(schedule, hours.placeId)
  const sessions: Session[] = []
  for (let day = firstDay; day <= lastDay; day += 1) {
    if (!isOn(hours, day)) continue
    if (!schedule.worksOnHolidays && publicHolidayOn(dateOfDay(day), state) !== null) continue
    const { placeId, from, to } = hours
    const startsAt = instantAtOrAfter(day, from, timeZone)
    sessions.push({ placeId, timeZone, day, from, to, startsAt, endsAt: instantAtOrAfter(day, to, timeZone) })
  }
  return sessions
}

function extraSession(schedule: Schedule, placeId: string | null, startsAt: number, endsAt: number): Session {
  const { timeZone } = groundOf(schedule, placeId)
  const day = localDayOf(startsAt, timeZone)
  const from = Math.ceil(minutesShown(startsAt, day, timeZone))
  return { placeId, timeZone, day, from, to: minutesShown(endsAt, day, timeZone), startsAt, endsAt }
}
