import { type Insertable, sql } from 'kysely'
import { activeStatuses } from '@medinotes/shared/bookings'
import type { AustralianState } from '@medinotes/shared/scheduling'
import type {
  ScheduleExceptions,
  SpecialistOffers,
  Specialists,
  WorkingHours,
} from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'

/** Of two imports at the same moment the second waits here; so does whoever changes one of these specialists. */
export async function lockSpecialists(tx: Db, practiceId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended('specialist-import ' || ${practiceId}::text, 0))`.execute(tx)
  await tx
    .selectFrom('specialists')
    .select('id')
    .where('organization_id', '=', practiceId)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function selectSpecialists(tx: Db, practiceId: string) {
  const rows = await tx
    .selectFrom('specialists as s')
    .leftJoin('people', 'people.id', 's.person_id')
    .selectAll('s')
    .select('people.email')
    .where('s.organization_id', '=', practiceId)
    .orderBy(sql`lower(s.name)`)
    .orderBy('s.id')
    .execute()
  const offers = await tx
    .selectFrom('specialist_offers')
    .selectAll()
    .where('organization_id', '=', practiceId)
    .execute()
  const offersOf = Map.groupBy(offers, ({ specialist_id }) => specialist_id)
  return rows.map((row) => ({
    ...{ id: row.id, version: row.version, email: row.email, inAcuity: row.scheduling === 'acuity' },
    profile: {
      ...{ name: row.name, specialty: row.specialty, languages: row.languages, state: row.state as AustralianState },
      ...{ timeZone: row.time_zone, takesInterpreters: row.takes_interpreters, onRequest: row.on_request },
      ...{ bufferBeforeMinutes: row.buffer_before_minutes, bufferAfterMinutes: row.buffer_after_minutes },
      ...{ stepMinutes: row.step_minutes, minimumNoticeHours: row.minimum_notice_hours },
      ...{ horizonDays: row.horizon_days, worksOnHolidays: row.works_on_holidays },
      offers: (offersOf.get(row.id) ?? []).map(({ exam_type_id, fee_cents, minutes }) => ({
        ...{ examTypeId: exam_type_id, feeCents: fee_cents, minutes },
      })),
    },
  }))
}

export const selectExamTypeNames = (tx: Db) => tx.selectFrom('exam_types').select(['id', 'name']).execute()

export const selectPlaceNames = (tx: Db, practiceId: string) =>
  tx
    .selectFrom('places')
    .select(['id', 'name', 'time_zone as timeZone', 'active'])
    .where('organization_id', '=', practiceId)
    .execute()

/** Members who are specialists, whose accounts an import may give. */
export const selectAccounts = (tx: Db, practiceId: string) =>
  tx
    .selectFrom('memberships as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.email'])
    .where('m.organization_id', '=', practiceId)
    .where('m.role', '=', 'specialist')
    .where('m.status', '=', 'active')
    .execute()

export const selectMinutesInAcuity = (tx: Db, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('acuity_types')
        .select(['specialist_id', 'exam_type_id', 'minutes'])
        .where('specialist_id', 'in', ids)
        .execute()

export const selectPracticeHours = (tx: Db, practiceId: string) =>
  tx
    .selectFrom('working_hours')
    .selectAll()
    .where('organization_id', '=', practiceId)
    .orderBy('weekday')
    .orderBy('starts')
    .orderBy('id')
    .execute()

export const selectPracticeExceptions = (tx: Db, practiceId: string) =>
  tx
    .selectFrom('schedule_exceptions')
    .selectAll()
    .where('organization_id', '=', practiceId)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()

export const selectBookedAhead = (tx: Db, practiceId: string, now: Date) =>
  tx
    .selectFrom('bookings')
    .select(['specialist_id', 'starts_at', 'ends_at'])
    .where('practice_id', '=', practiceId)
    .where('status', 'in', activeStatuses)
    .where('ends_at', '>', now)
    .execute()

const batch = 1000

async function inBatches<Row>(rows: readonly Row[], write: (some: Row[]) => Promise<unknown>) {
  for (let at = 0; at < rows.length; at += batch) await write(rows.slice(at, at + batch))
}

export const insertSpecialists = (tx: Db, rows: readonly Insertable<Specialists>[]) =>
  inBatches(rows, (some) => tx.insertInto('specialists').values(some).execute())

/** Of these specialists, whatever they offered before. */
export async function replaceOffersOf(tx: Db, ids: readonly string[], rows: readonly Insertable<SpecialistOffers>[]) {
  await inBatches(ids, (some) => tx.deleteFrom('specialist_offers').where('specialist_id', 'in', some).execute())
  await inBatches(rows, (some) => tx.insertInto('specialist_offers').values(some).execute())
}

export async function replaceHoursOf(tx: Db, ids: readonly string[], rows: readonly Insertable<WorkingHours>[]) {
  await inBatches(ids, (some) => tx.deleteFrom('working_hours').where('specialist_id', 'in', some).execute())
  await inBatches(rows, (some) => tx.insertInto('working_hours').values(some).execute())
}

/** Whoever has one of these schedules open sees that it changed. */
export const countVersions = (tx: Db, ids: readonly string[]) =>
  inBatches(ids, (some) =>
    tx
      .updateTable('specialists')
      .set({ version: sql<number>`version + 1` })
      .where('id', 'in', some)
      .execute(),
  )

export const insertExceptions = (tx: Db, rows: readonly Insertable<ScheduleExceptions>[]) =>
  inBatches(rows, (some) => tx.insertInto('schedule_exceptions').values(some).execute())

export const deleteExceptions = (tx: Db, ids: readonly string[]) =>
  inBatches(ids, (some) => tx.deleteFrom('schedule_exceptions').where('id', 'in', some).execute())
