import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { firstMonday } from './week-numbers.ts'

export interface Wanted {
  organizationId: string
  /** Mondays, both included. */
  from: string
  to: string
  personId: string | undefined
}

/** A part of a measure through the weeks: numbers side by side, parted by commas. Two years as rows of a week each cost 20 ms of parsing. */
export interface SumRow {
  measure: string
  part: string
  /** As `weekOf` counts them. */
  weeks: string
  counts: string
  amounts: string
}

const byWeek = sql`array_to_string(array_agg((week - date '1970-01-01' - ${firstMonday}::int) / 7), ',') as weeks,
  array_to_string(array_agg(count), ',') as counts, array_to_string(array_agg(amount), ',') as amounts`

const within = ({ organizationId, from, to, personId }: Wanted): RawBuilder<boolean> => sql`
  w.organization_id = ${organizationId} and w.week between ${from}::date and ${to}::date
  and (${personId ?? null}::uuid is null or w.person_id = ${personId ?? null}::uuid)`

/** What every measure comes to in each week. */
export async function selectSums(db: Db, wanted: Wanted) {
  const { rows } = await sql<SumRow>`
    select measure, part, ${byWeek} from (
      select measure, part, week, sum(count)::int as count, sum(amount)::bigint as amount
      from analytics_weeks w where ${within(wanted)} group by 1, 2, 3
    ) sums group by 1, 2`.execute(db)
  return rows
}

/** The same of each person, as far as people are told apart. */
export async function selectSumsOfPeople(db: Db, wanted: Wanted) {
  const { rows } = await sql<SumRow & { person_id: string }>`
    select person_id, measure, part, ${byWeek}
    from analytics_weeks w
    where ${within(wanted)} and (measure = 'notes' or (measure = 'bookings' and part in ('attended', 'no-show')))
    group by 1, 2, 3`.execute(db)
  return rows
}

export interface FillRow {
  week: string
  bookings: number
  booked: string
  offered: string
}

/** Booked and offered minutes of those who offered time in the week: whoever keeps their hours elsewhere is in neither. */
export async function selectFill(db: Db, wanted: Wanted) {
  const { rows } = await sql<FillRow>`
    with taken as (
      select week, person_id, sum(count) as count, sum(amount) as minutes from analytics_weeks w
      where ${within(wanted)} and measure = 'bookings' and part <> 'cancelled' group by 1, 2
    )
    select w.week, coalesce(sum(t.count), 0)::int as bookings, coalesce(sum(t.minutes), 0)::bigint as booked,
      sum(w.amount)::bigint as offered
    from analytics_weeks w left join taken t on t.week = w.week and t.person_id = w.person_id
    where ${within(wanted)} and w.measure = 'offered' group by 1`.execute(db)
  return rows
}

/** Everybody of whom there is something, by name: each other measure counts somebody of these; a specialist whom the caller cannot see any more has none. */
export async function selectPeople(db: Db, organizationId: string) {
  const { rows } = await sql<{ id: string; name: string | null }>`
    select w.person_id as id, coalesce(s.name, p.name) as name
    from (
      select distinct person_id from analytics_weeks
      where organization_id = ${organizationId} and measure in ('bookings', 'notes', 'ai', 'offered')
    ) w
    left join specialists s on s.id = w.person_id left join people p on p.id = w.person_id
    order by 2, 1`.execute(db)
  return rows
}

export const selectRefresh = (db: Db, organizationId: string) =>
  db
    .selectFrom('analytics_refreshes')
    .select(['time_zone', 'refreshed_at'])
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
