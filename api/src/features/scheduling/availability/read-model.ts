import type { Database } from '../../../platform/database.ts'
import { localDayOf } from '../../../platform/wall-clock.ts'
import { type Beginning, beginningsOf, isReserved, offeredBeginnings, takenBy } from './beginnings.ts'
import type { Schedule, ScheduleOffer } from './schedule.ts'
import { calendarVersions, selectSchedules } from './schedule.repository.ts'

/** A schedule and what was worked out from it. */
export interface KnownSchedule {
  schedule: Schedule
  /** Every beginning of an exam type from today to the horizon; empty where it is not offered. */
  beginnings(examTypeId: string, now: number): readonly Beginning[]
  /** Those that no booking takes, holds aside, which run out while nothing else changes. */
  unbooked(examTypeId: string, now: number): readonly Beginning[]
}

/**
 * Schedules of every specialist, kept while the counter of their calendar stands: exact whichever process changes something. It
 * sees all tenants, since what is free depends on everybody's bookings; only slots leave it.
 */
export function createScheduleModel(database: Database) {
  let known = new Map<string, KnownSchedule>()

  return async function current(): Promise<ReadonlyMap<string, KnownSchedule>> {
    const versions = await database.systemStatement('calendar-versions', calendarVersions)
    // What a slower search stores meanwhile may be older than these versions.
    const before = known
    const changed = versions.filter(({ id, version }) => before.get(id)?.schedule.version !== version)
    if (changed.length === 0 && versions.length === before.size) return before
    const versionOf = new Map(versions.map(({ id, version }) => [id, version]))
    const ids = changed.map(({ id }) => id)
    const loaded = ids.length === 0 ? [] : await database.system((tx) => selectSchedules(tx, ids))
    // Built anew, so that a search that runs at the same time keeps what it began with.
    const next = new Map([...before].filter(([id]) => versionOf.has(id)))
    for (const schedule of loaded) {
      const version = versionOf.get(schedule.specialistId) ?? ''
      next.set(schedule.specialistId, remember({ ...schedule, version }))
    }
    known = next
    return next
  }
}

function remember(schedule: Schedule): KnownSchedule {
  const booked = schedule.reservations.filter(({ expiresAt }) => expiresAt === null)
  const beginnings = byExamTypeAndDay(schedule, (offer, today, examTypeId) =>
    schedule.scheduling === 'acuity'
      ? offeredBeginnings(schedule, examTypeId, offer)
      : // A day more on both sides, since places may lie in another zone.
        beginningsOf(schedule, offer, today - 1, today + schedule.horizonDays + 1),
  )
  return {
    ...{ schedule, beginnings },
    unbooked: byExamTypeAndDay(schedule, (offer, _today, examTypeId, now) =>
      beginnings(examTypeId, now).filter(({ at }) => {
        const { from, until } = takenBy(schedule, offer, at)
        return !isReserved(booked, from, until, now)
      }),
    ),
  }
}

type WorkOut = (offer: ScheduleOffer, today: number, examTypeId: string, now: number) => readonly Beginning[]

/** Worked out once a day for each exam type. */
function byExamTypeAndDay({ offers, timeZone }: Schedule, workOut: WorkOut) {
  const known = new Map<string, { today: number; beginnings: readonly Beginning[] }>()
  return (examTypeId: string, now: number): readonly Beginning[] => {
    const offer = offers.get(examTypeId)
    if (!offer) return []
    const today = localDayOf(now, timeZone)
    const worked = known.get(examTypeId)
    if (worked?.today === today) return worked.beginnings
    const beginnings = workOut(offer, today, examTypeId, now)
    known.set(examTypeId, { today, beginnings })
    return beginnings
  }
}
