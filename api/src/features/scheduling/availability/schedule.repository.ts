import { sql } from 'kysely'
import type { AustralianState, Modality } from '@medinotes/shared/scheduling'
import type { Db } from '../../../platform/database.ts'
import { minutesOf } from '../../../platform/wall-clock.ts'
import { selectOpenings } from '../acuity/openings/opening.repository.ts'
import type {
  Opening,
  Reservation,
  Schedule,
  ScheduleException,
  ScheduleHours,
  ScheduleOffer,
  SchedulePlace,
} from './schedule.ts'

/** One row per specialist; the whole of what a search must ask each time. */
export const calendarVersions = sql<{ id: string; version: string }>`
  select specialist_id as id, version::text as version from specialist_calendars`

/** Whole schedules, in one query for each kind of thing whatever their number. Read versions before this, so that none is missed. */
export async function selectSchedules(tx: Db, ids: readonly string[]): Promise<Omit<Schedule, 'version'>[]> {
  const specialists = await selectSpecialists(tx, ids)
  const practices = [...new Set(specialists.map(({ practiceId }) => practiceId))]
  const offers = await selectOffers(tx, ids)
  const hours = await selectHours(tx, ids)
  const exceptions = await selectExceptions(tx, ids)
  const reservations = await selectReservations(tx, ids)
  const places = await selectPlaces(tx, practices)
  const inAcuity = specialists
    .filter(({ scheduling }) => scheduling === 'acuity')
    .map(({ specialistId }) => specialistId)
  const openings = inAcuity.length === 0 ? new Map<string, never>() : await openingsOf(tx, inAcuity)
  return specialists.map((specialist) => ({
    ...specialist,
    offers: offers.get(specialist.specialistId) ?? new Map<string, ScheduleOffer>(),
    hours: hours.get(specialist.specialistId) ?? [],
    exceptions: exceptions.get(specialist.specialistId) ?? [],
    reservations: reservations.get(specialist.specialistId) ?? [],
    openings: openings.get(specialist.specialistId) ?? new Map<string, Opening[]>(),
    places: places.get(specialist.practiceId) ?? new Map<string, SchedulePlace>(),
  }))
}

async function selectSpecialists(tx: Db, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('specialists as s')
    .innerJoin('organizations as o', 'o.id', 's.organization_id')
    .selectAll('s')
    .select(['o.name as practice_name', 'o.status as practice_status'])
    .select(sql<boolean>`not app.takes_bookings(s)`.as('stopped'))
    .where('s.id', 'in', ids)
    .execute()
  return rows.map((row) => ({
    specialistId: row.id,
    name: row.name,
    specialty: row.specialty,
    practiceId: row.organization_id,
    practiceName: row.practice_name,
    practiceActive: row.practice_status === 'active',
    stopped: row.stopped,
    listed: row.listed,
    state: row.state as AustralianState,
    timeZone: row.time_zone,
    scheduling: row.scheduling as Schedule['scheduling'],
    takesInterpreters: row.takes_interpreters,
    onRequest: row.on_request,
    bufferBeforeMinutes: row.buffer_before_minutes,
    bufferAfterMinutes: row.buffer_after_minutes,
    stepMinutes: row.step_minutes,
    minimumNoticeHours: row.minimum_notice_hours,
    horizonDays: row.horizon_days,
    worksOnHolidays: row.works_on_holidays,
  }))
}

function groupBy<Row, Value>(rows: readonly Row[], keyOf: (row: Row) => string, valueOf: (row: Row) => Value) {
  const groups = new Map<string, Value[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(valueOf(row))
    else groups.set(keyOf(row), [valueOf(row)])
  }
  return groups
}

const asMaps = <Value>(groups: Map<string, [string, Value][]>) =>
  new Map([...groups].map(([key, entries]) => [key, new Map(entries)]))

async function selectOffers(tx: Db, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('specialist_offers as f')
    .innerJoin('exam_types as t', 't.id', 'f.exam_type_id')
    .select(['f.specialist_id', 'f.exam_type_id', 't.modalities'])
    .select((e) => [
      e.fn.coalesce('f.minutes', 't.minutes').as('minutes'),
      e.fn.coalesce('f.fee_cents', 't.fee_cents').as('fee_cents'),
    ])
    .where('f.specialist_id', 'in', ids)
    .where('t.active', '=', true)
    .execute()
  return asMaps(
    groupBy(
      rows,
      (row) => row.specialist_id,
      (row): [string, ScheduleOffer] => [
        row.exam_type_id,
        { minutes: row.minutes, feeCents: row.fee_cents, modalities: row.modalities as Modality[] },
      ],
    ),
  )
}

async function selectHours(tx: Db, ids: readonly string[]) {
  const rows = await tx.selectFrom('working_hours').selectAll().where('specialist_id', 'in', ids).execute()
  return groupBy(
    rows,
    (row) => row.specialist_id,
    (row): ScheduleHours => ({
      ...{ weekday: row.weekday, placeId: row.place_id, everyWeeks: row.every_weeks },
      ...{ from: minutesOf(row.starts), to: minutesOf(row.ends) },
      validFrom: row.valid_from,
      validUntil: row.valid_until,
    }),
  )
}

async function selectExceptions(tx: Db, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('schedule_exceptions')
    .select(['specialist_id', 'kind', 'place_id', 'starts_at', 'ends_at'])
    .where('specialist_id', 'in', ids)
    .where('ends_at', '>', sql<Date>`now()`)
    .execute()
  return groupBy(
    rows,
    (row) => row.specialist_id,
    (row): ScheduleException => ({
      ...{ kind: row.kind as ScheduleException['kind'], placeId: row.place_id },
      ...{ startsAt: row.starts_at.getTime(), endsAt: row.ends_at.getTime() },
    }),
  )
}

async function selectReservations(tx: Db, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('slot_reservations')
    .select(['specialist_id', 'booking_id', 'expires_at'])
    .select(sql<Date>`lower(during)`.as('from'))
    .select(sql<Date>`upper(during)`.as('until'))
    .where('specialist_id', 'in', ids)
    .where(sql<boolean>`upper(during) > now()`)
    .execute()
  return groupBy(
    rows,
    (row) => row.specialist_id,
    (row): Reservation => ({
      ...{ bookingId: row.booking_id, from: row.from.getTime(), until: row.until.getTime() },
      expiresAt: row.expires_at?.getTime() ?? null,
    }),
  )
}

async function openingsOf(tx: Db, ids: readonly string[]) {
  const rows = await selectOpenings(tx, ids)
  const bySpecialist = groupBy(
    rows,
    (row) => row.specialistId,
    (row) => row,
  )
  return new Map(
    [...bySpecialist].map(([id, own]) => [
      id,
      Map.groupBy(
        own.flatMap(({ examTypeId, placeId, startsAt }) =>
          startsAt.map((at) => ({ examTypeId, placeId, at: at.getTime() })),
        ),
        ({ examTypeId }) => examTypeId,
      ),
    ]),
  )
}

async function selectPlaces(tx: Db, practices: readonly string[]) {
  const rows = await tx
    .selectFrom('places')
    .selectAll()
    .where('organization_id', 'in', practices)
    .where('active', '=', true)
    .execute()
  return asMaps(
    groupBy(
      rows,
      (row) => row.organization_id,
      ({
        time_zone,
        state,
        organization_id: _practice,
        created_at: _at,
        active: _active,
        ...place
      }): [string, SchedulePlace] => [place.id, { ...place, state: state as AustralianState, timeZone: time_zone }],
    ),
  )
}
