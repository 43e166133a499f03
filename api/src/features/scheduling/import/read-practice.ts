import type { ScheduleException, WorkingHours } from '@medinotes/shared/scheduling'
import type { Selectable } from 'kysely'
import type { ScheduleExceptions, WorkingHours as HoursTable } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'
import {
  selectAccounts,
  selectBookedAhead,
  selectExamTypeNames,
  selectMinutesInAcuity,
  selectPlaceNames,
  selectPracticeExceptions,
  selectPracticeHours,
  selectSpecialists,
} from './import.repository.ts'
import { type KnownAvailability, type KnownPractice, sameText } from './known-practice.ts'

/** The practice as a file is compared with it, in a query for each kind of thing. */
export async function readPractice(tx: Db, practiceId: string): Promise<KnownPractice> {
  const specialists = await selectSpecialists(tx, practiceId)
  const inAcuity = specialists.filter((one) => one.inAcuity).map(({ id }) => id)
  const kept = await selectMinutesInAcuity(tx, inAcuity)
  const accounts = await selectAccounts(tx, practiceId)
  return {
    specialists,
    examTypes: await selectExamTypeNames(tx),
    places: await selectPlaceNames(tx, practiceId),
    accounts: new Map(accounts.map(({ id, email }) => [sameText(email), id])),
    minutesInAcuity: new Map(kept.map((row) => [`${row.specialist_id} ${row.exam_type_id}`, row.minutes])),
  }
}

const toHours = (row: Selectable<HoursTable>): WorkingHours & { id: string } => ({
  ...{ id: row.id, weekday: row.weekday, placeId: row.place_id, everyWeeks: row.every_weeks },
  ...{ from: row.starts.slice(0, 5), to: row.ends.slice(0, 5), validFrom: row.valid_from, validUntil: row.valid_until },
})

const toException = (row: Selectable<ScheduleExceptions>): ScheduleException => ({
  ...{ id: row.id, kind: row.kind as ScheduleException['kind'], placeId: row.place_id, note: row.note },
  ...{ startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString() },
})

function bySpecialist<Row extends { specialist_id: string }, Value>(
  rows: readonly Row[],
  valueOf: (row: Row) => Value,
) {
  const groups = Map.groupBy(rows, ({ specialist_id }) => specialist_id)
  return new Map([...groups].map(([id, own]) => [id, own.map(valueOf)]))
}

export async function readAvailability(tx: Db, practiceId: string, now: Date): Promise<KnownAvailability> {
  return {
    hours: bySpecialist(await selectPracticeHours(tx, practiceId), toHours),
    exceptions: bySpecialist(await selectPracticeExceptions(tx, practiceId), toException),
    booked: bySpecialist(await selectBookedAhead(tx, practiceId, now), ({ starts_at, ends_at }) => ({
      ...{ from: starts_at.getTime(), until: ends_at.getTime() },
    })),
  }
}
