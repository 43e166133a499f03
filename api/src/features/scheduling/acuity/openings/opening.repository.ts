import { sql } from 'kysely'
import type { Db } from '../../../../platform/database.ts'

/** One calendar of a specialist and one exam type that is booked there. */
export interface Bookable {
  /** Our id of the calendar. */
  id: string
  accountId: string
  specialistId: string
  examTypeId: string
  calendarId: number
  typeId: number
  timeZone: string
  horizonDays: number
}

interface Wanted {
  specialistIds: readonly string[]
  examTypeId?: string | undefined
  /** Null for telehealth. */
  placeId?: string | null
}

/** Of accounts that are asked; in the order of specialists, so that each gets its turn. */
export async function selectBookable(tx: Db, { specialistIds, examTypeId, placeId }: Wanted): Promise<Bookable[]> {
  if (specialistIds.length === 0) return []
  const rows = await bookable(tx)
    .where('c.specialist_id', 'in', specialistIds)
    .$if(examTypeId !== undefined, (query) => query.where('t.exam_type_id', '=', examTypeId ?? ''))
    .$if(placeId !== undefined, (query) => query.where('c.place_id', placeId === null ? 'is' : '=', placeId ?? null))
    .orderBy('c.specialist_id')
    .execute()
  return rows.map(toBookable)
}

const bookable = (tx: Db) =>
  tx
    .selectFrom('acuity_calendars as c')
    .innerJoin('acuity_types as t', (join) =>
      join.onRef('t.specialist_id', '=', 'c.specialist_id').onRef('t.account_id', '=', 'c.account_id'),
    )
    .innerJoin('acuity_accounts as a', 'a.id', 'c.account_id')
    .innerJoin('specialists as s', 's.id', 'c.specialist_id')
    .select(['c.id', 'c.account_id', 'c.specialist_id', 't.exam_type_id', 'c.calendar_id', 't.type_id'])
    .select(['c.time_zone', 's.horizon_days'])
    .where('a.halted', 'is', null)
    .where('a.disconnected_at', 'is', null)
    .where('s.scheduling', '=', 'acuity')

const toBookable = (row: Awaited<ReturnType<ReturnType<typeof bookable>['execute']>>[number]): Bookable => ({
  ...{ id: row.id, accountId: row.account_id, specialistId: row.specialist_id, examTypeId: row.exam_type_id },
  ...{ calendarId: Number(row.calendar_id), typeId: Number(row.type_id), timeZone: row.time_zone },
  horizonDays: row.horizon_days,
})

/** What a day of a calendar is known by. */
export const readingKey = ({ id, examTypeId }: Pick<Bookable, 'id' | 'examTypeId'>, day: string) =>
  `${id} ${examTypeId} ${day}`

/** When each day of all of them was last read, in one question; days that were never read are not there. */
export async function selectReadings(tx: Db, bookable: readonly Bookable[], days: { from: string; to: string }) {
  if (bookable.length === 0) return new Map<string, Date>()
  const calendarIds = bookable.map(({ id }) => id)
  const rows = await tx
    .selectFrom('acuity_openings')
    .select(['calendar_id', 'exam_type_id', 'day', 'read_at'])
    .where('calendar_id', 'in', calendarIds)
    .where('day', '>=', days.from)
    .where('day', '<=', days.to)
    .execute()
  return new Map(
    rows.map(({ calendar_id, exam_type_id, day, read_at }) => [
      readingKey({ id: calendar_id, examTypeId: exam_type_id }, day),
      read_at,
    ]),
  )
}

interface Reading {
  day: string
  startsAt: readonly Date[]
}

/** A trigger counts what differs, so that searches look again. */
export async function writeReadings(
  tx: Db,
  { id, specialistId, examTypeId }: Bookable,
  readings: readonly Reading[],
  at: Date,
) {
  if (readings.length === 0) return
  await tx
    .insertInto('acuity_openings')
    .values(
      readings.map(({ day, startsAt }) => ({
        ...{ calendar_id: id, specialist_id: specialistId, exam_type_id: examTypeId, day, starts_at: [...startsAt] },
        read_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['calendar_id', 'exam_type_id', 'day'])
        .doUpdateSet((e) => ({
          ...{ starts_at: e.ref('excluded.starts_at'), read_at: e.ref('excluded.read_at') },
        }))
        // A reading that began earlier and came later is older.
        .whereRef('acuity_openings.read_at', '<=', 'excluded.read_at'),
    )
    .execute()
}

/** What is too old to be offered, since Acuity was not to be asked for so long. */
export async function deleteReadings(tx: Db, before: Date) {
  await tx.deleteFrom('acuity_openings').where('read_at', '<', before).execute()
}

/** Of the whole installation. */
export async function selectSpecialistsInAcuity(tx: Db) {
  const rows = await bookable(tx).clearSelect().select('c.specialist_id').distinct().execute()
  return rows.map(({ specialist_id }) => specialist_id)
}

/** Whose calendar it is, and its clock. */
export async function selectOwner(tx: Db, accountId: string, calendarId: number) {
  const row = await tx
    .selectFrom('acuity_calendars')
    .select(['specialist_id as specialistId', 'time_zone as timeZone'])
    .where('account_id', '=', accountId)
    .where('calendar_id', '=', String(calendarId))
    .executeTakeFirst()
  return row
}

/** Times of those specialists from now on, of accounts that are asked. */
export async function selectOpenings(tx: Db, specialistIds: readonly string[]) {
  return tx
    .selectFrom('acuity_openings as o')
    .innerJoin('acuity_calendars as c', 'c.id', 'o.calendar_id')
    .innerJoin('acuity_accounts as a', 'a.id', 'c.account_id')
    .select(['o.specialist_id as specialistId', 'o.exam_type_id as examTypeId', 'c.place_id as placeId'])
    .select('o.starts_at as startsAt')
    .where('o.specialist_id', 'in', specialistIds)
    .where('o.day', '>=', sql<string>`current_date - 1`)
    .where(sql<boolean>`cardinality(o.starts_at) > 0`)
    .where('a.halted', 'is', null)
    .where('a.disconnected_at', 'is', null)
    .execute()
}
