import { instantAt, localDayOf } from '../../../platform/wall-clock.ts'
import { groundOf, type Reservation, type Schedule, type ScheduleOffer } from './schedule.ts'
import { type Session, sessionsOf } from './sessions.ts'

/** When an examination could begin, were nothing booked. */
export interface Beginning {
  /** Milliseconds. */
  at: number
  placeId: string | null
  /** Day number on the clock of the place. */
  day: number
}

const minute = 60_000
const minutesOfDay = 1440

/** Every beginning of an exam type from one day to another, leave and places out of use left out, the earliest first and none twice. */
export function beginningsOf(schedule: Schedule, offer: ScheduleOffer, firstDay: number, lastDay: number): Beginning[] {
  const isFree = outsideLeave(schedule, offer)
  const beginnings = sessionsOf(schedule, firstDay, lastDay)
    .filter(({ placeId }) => offer.modalities.includes(placeId === null ? 'telehealth' : 'in-person'))
    .filter(({ placeId }) => placeId === null || schedule.places.has(placeId))
    .flatMap((session) => beginningsIn(session, offer.minutes, schedule.stepMinutes))
    .filter(({ at }) => isFree(at))
    .toSorted((a, b) => a.at - b.at)
  return beginnings.filter(({ at }, index) => at !== beginnings[index - 1]?.at)
}

/** The same of an external calendar: what it offers, leave and places out of use left out. */
export function offeredBeginnings(schedule: Schedule, examTypeId: string, offer: ScheduleOffer): Beginning[] {
  const isFree = outsideLeave(schedule, offer)
  const beginnings = (schedule.openings.get(examTypeId) ?? [])
    .filter(({ placeId }) => offer.modalities.includes(placeId === null ? 'telehealth' : 'in-person'))
    .filter(({ placeId }) => placeId === null || schedule.places.has(placeId))
    .filter(({ at }) => isFree(at))
    .map(({ at, placeId }) => ({ at, placeId, day: localDayOf(at, groundOf(schedule, placeId).timeZone) }))
    .toSorted((a, b) => a.at - b.at)
  return beginnings.filter(({ at }, index) => at !== beginnings[index - 1]?.at)
}

function outsideLeave(schedule: Schedule, offer: ScheduleOffer) {
  const leave = schedule.exceptions.filter(({ kind }) => kind === 'leave')
  return (at: number) => leave.every(({ startsAt, endsAt }) => at + offer.minutes * minute <= startsAt || at >= endsAt)
}

/** By the clock on the wall, so that a session across the change of the clock begins on the same minutes as ever. */
function beginningsIn(session: Session, minutes: number, step: number) {
  const { placeId, day, timeZone } = session
  // Asking the zone for each beginning would take ten times as long as all the rest.
  const clockStands = session.endsAt - session.startsAt === (session.to - session.from) * minute
  const beginnings: Beginning[] = []
  for (let from = session.from; from + minutes <= session.to; from += step) {
    const at = clockStands ? session.startsAt + (from - session.from) * minute : instantAt(day, from, timeZone)
    if (at === null || at < session.startsAt || at + minutes * minute > session.endsAt) continue
    // A session may go on after midnight.
    beginnings.push({ at, placeId, day: day + Math.floor(from / minutesOfDay) })
  }
  return beginnings
}

/** What an examination takes of the calendar, buffers included, in milliseconds. */
export const takenBy = (schedule: Schedule, offer: ScheduleOffer, at: number) => ({
  from: at - schedule.bufferBeforeMinutes * minute,
  until: at + (offer.minutes + schedule.bufferAfterMinutes) * minute,
})

/** Whether a beginning can be booked at an instant, reservations aside: not too soon and not too far ahead. */
export function isBookable(schedule: Schedule, { at, placeId, day }: Beginning, now: number, today: DayIn) {
  if (at < now + schedule.minimumNoticeHours * 60 * minute || at <= now) return false
  return day <= today(groundOf(schedule, placeId).timeZone) + schedule.horizonDays
}

/** The day number it is at this moment in a zone. */
export type DayIn = (timeZone: string) => number

export const isReserved = (reservations: readonly Reservation[], from: number, until: number, now: number) =>
  reservations.some(
    (taken) => taken.from < until && from < taken.until && (taken.expiresAt === null || taken.expiresAt > now),
  )
