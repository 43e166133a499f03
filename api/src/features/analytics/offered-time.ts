import type { CalendarSession } from '@medinotes/shared/calendars'
import { localDateOf } from '../../platform/wall-clock.ts'
import { weekOf } from './week-numbers.ts'

type Stretch = [from: number, until: number]

const stretches = (sessions: readonly CalendarSession[]): Stretch[] =>
  sessions.map(({ startsAt, endsAt }) => [Date.parse(startsAt), Date.parse(endsAt)])

/** Without overlaps, the earliest first. */
function merged(list: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = []
  for (const [from, until] of list.toSorted((a, b) => a[0] - b[0])) {
    const last = whole.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], until)
    else whole.push([from, until])
  }
  return whole
}

const overlap = ([from, until]: Stretch, others: readonly Stretch[]) =>
  others.reduce((sum, other) => sum + Math.max(0, Math.min(until, other[1]) - Math.max(from, other[0])), 0)

/** Minutes in which one specialist could be booked, by the week in which each session begins: sessions without leave. */
export function offeredMinutes(ground: readonly CalendarSession[], timeZone: string): Map<number, number> {
  const leave = merged(stretches(ground.filter(({ kind }) => kind === 'leave')))
  const weeks = new Map<number, number>()
  for (const session of merged(stretches(ground.filter(({ kind }) => kind === 'session')))) {
    const week = weekOf(localDateOf(new Date(session[0]), timeZone))
    const minutes = Math.round((session[1] - session[0] - overlap(session, leave)) / 60_000)
    weeks.set(week, (weeks.get(week) ?? 0) + minutes)
  }
  return weeks
}
