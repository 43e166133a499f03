import type { CalendarSession } from '@medinotes/shared/calendars'
import type { Db } from '../../../platform/database.ts'
import { publicHolidayOn } from '../../../platform/public-holidays.ts'
import { dateOfDay, instantAtOrAfter } from '../../../platform/wall-clock.ts'
import { type Schedule, groundOf as placeAndClockOf } from '../availability/schedule.ts'
import { selectSchedules } from '../availability/schedule.repository.ts'
import { sessionsOf } from '../availability/sessions.ts'
import { selectExceptionsWithin } from './ground.repository.ts'

interface Days {
  /** Day numbers, both included. */
  first: number
  last: number
}

const dayMs = 86_400_000
const iso = (at: number) => new Date(at).toISOString()

/** What bookings stand on: sessions, leave and public holidays of these specialists. */
export async function calendarGround(tx: Db, ids: readonly string[], days: Days): Promise<CalendarSession[]> {
  if (ids.length === 0) return []
  // A day more on both sides, since their clocks differ.
  const span = { from: new Date((days.first - 1) * dayMs), until: new Date((days.last + 2) * dayMs) }
  const exceptions = await selectExceptionsWithin(tx, ids, span)
  const schedules = await selectSchedules(tx, ids)
  return schedules.flatMap((known) => {
    const own = exceptions.filter(({ specialistId }) => specialistId === known.specialistId)
    const schedule = { ...known, version: '', exceptions: own.map(({ exception }) => exception) }
    return [...open(schedule, days), ...leave(schedule), ...holidays(schedule, days)]
  })
}

/** Those of an external calendar are kept there, and who stopped has none. */
const open = (schedule: Schedule, { first, last }: Days): CalendarSession[] =>
  (schedule.scheduling === 'acuity' || schedule.stopped ? [] : sessionsOf(schedule, first, last)).map(
    ({ placeId, timeZone, startsAt, endsAt }) => ({
      ...{
        kind: 'session',
        specialistId: schedule.specialistId,
        startsAt: iso(startsAt),
        endsAt: iso(endsAt),
        timeZone,
      },
      label:
        placeId === null ? 'Telehealth' : (schedule.places.get(placeId)?.name ?? 'A place that is not used any more'),
    }),
  )

const leave = (schedule: Schedule): CalendarSession[] =>
  schedule.exceptions
    .filter(({ kind }) => kind === 'leave')
    .map(({ startsAt, endsAt }) => ({
      ...{ kind: 'leave', specialistId: schedule.specialistId, startsAt: iso(startsAt), endsAt: iso(endsAt) },
      ...{ timeZone: schedule.timeZone, label: 'Leave' },
    }))

/** Of every state in which they examine; named with the state where these are several. */
function holidays(schedule: Schedule, { first, last }: Days): CalendarSession[] {
  const grounds = [schedule, ...schedule.hours.map(({ placeId }) => placeAndClockOf(schedule, placeId))]
  const zones = new Map(grounds.map(({ state, timeZone }) => [state, timeZone]))
  return [...zones].flatMap(([state, timeZone]) => {
    const found: CalendarSession[] = []
    for (let day = first; day <= last; day += 1) {
      const name = publicHolidayOn(dateOfDay(day), state)
      if (name === null) continue
      const [startsAt, endsAt] = [iso(instantAtOrAfter(day, 0, timeZone)), iso(instantAtOrAfter(day + 1, 0, timeZone))]
      const label = zones.size === 1 ? name : `${name} (${state})`
      found.push({ kind: 'holiday', specialistId: schedule.specialistId, startsAt, endsAt, timeZone, label })
    }
    return found
  })
}
