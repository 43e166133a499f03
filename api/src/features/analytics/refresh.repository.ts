import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { bookingSums, noteSums } from './sums.ts'

export interface Organization {
  id: string
  kind: string
}

export const selectOrganizations = (db: Db): Promise<Organization[]> =>
  db.selectFrom('organizations').select(['id', 'kind']).orderBy('id').execute()

/** Those whose figures were never made. */
export const selectUnmade = (db: Db): Promise<Organization[]> =>
  db
    .selectFrom('organizations as o')
    .select(['o.id', 'o.kind'])
    .where((e) => e.not(e.exists(e.selectFrom('analytics_refreshes as r').whereRef('r.organization_id', '=', 'o.id'))))
    .execute()

export const selectOrganization = (db: Db, id: string): Promise<Organization | undefined> =>
  db.selectFrom('organizations').select(['id', 'kind']).where('id', '=', id).executeTakeFirst()

/** The clock an administrator chose, or that of most specialists, or Sydney's. */
export async function selectTimeZone(db: Db, organizationId: string) {
  const { rows } = await sql<{ chosen: string | null; usual: string }>`
    select (select time_zone from analytics_settings where organization_id = ${organizationId}) as chosen,
      coalesce((
        select time_zone from specialists where organization_id = ${organizationId}
        group by time_zone order by count(*) desc, time_zone limit 1
      ), 'Australia/Sydney') as usual`.execute(db)
  return rows[0] ?? { chosen: null, usual: 'Australia/Sydney' }
}

/** Whoever else refreshes the organization waits here until this transaction ends. */
export async function claimRefresh(db: Db, organizationId: string, timeZone: string) {
  const { rows } = await sql<{ offered_from: string | null }>`
    insert into analytics_refreshes (organization_id, time_zone) values (${organizationId}, ${timeZone})
    on conflict (organization_id) do update set time_zone = excluded.time_zone, refreshed_at = now()
    returning offered_from`.execute(db)
  return rows[0]?.offered_from ?? null
}

/** Everything but offered time, made anew: what did not change is not written. */
export async function replaceSums(db: Db, { id, kind }: Organization, timeZone: string) {
  await sql`
    with fresh (measure, week, person_id, part, count, amount) as materialized (
      ${bookingSums({ id, kind }, timeZone)} union all ${noteSums(id, timeZone)}
    ), gone as (
      delete from analytics_weeks w where w.organization_id = ${id} and w.measure <> 'offered' and not exists (
        select from fresh f where (f.measure, f.week, f.person_id, f.part) = (w.measure, w.week, w.person_id, w.part)
      )
    )
    insert into analytics_weeks as w (organization_id, measure, week, person_id, part, count, amount)
    select ${id}, measure, week, person_id, part, count, amount from fresh
    on conflict (organization_id, measure, week, person_id, part) do update set count = excluded.count, amount = excluded.amount
    where (w.count, w.amount) is distinct from (excluded.count, excluded.amount)`.execute(db)
}

/** Since when there is something to compare offered time with. */
export async function selectFirstWeek(db: Db, organizationId: string) {
  const { first } = await db
    .selectFrom('analytics_weeks')
    .select((e) => e.fn.min('week').as('first'))
    .where('organization_id', '=', organizationId)
    .where('measure', '=', 'bookings')
    .executeTakeFirstOrThrow()
  return first as string | null
}

export const selectSpecialistIds = async (db: Db, organizationId: string) =>
  (await db.selectFrom('specialists').select('id').where('organization_id', '=', organizationId).execute()).map(
    ({ id }) => id,
  )

export interface Offered {
  week: string
  personId: string
  minutes: number
}

/** Replaces offered time from that week on; what was recorded of earlier weeks stays. */
export async function replaceOffered(db: Db, organizationId: string, from: string, offered: readonly Offered[]) {
  await db
    .deleteFrom('analytics_weeks')
    .where('organization_id', '=', organizationId)
    .where('measure', '=', 'offered')
    .where('week', '>=', from)
    .execute()
  await sql`
    insert into analytics_weeks (organization_id, measure, week, person_id, part, count, amount)
    select ${organizationId}, 'offered', week, person_id, '', 0, minutes
    from unnest(
      ${offered.map(({ week }) => week)}::date[], ${offered.map(({ personId }) => personId)}::uuid[],
      ${offered.map(({ minutes }) => minutes)}::bigint[]
    ) o (week, person_id, minutes)`.execute(db)
}

export async function keepOfferedFrom(db: Db, organizationId: string, week: string) {
  await db
    .updateTable('analytics_refreshes')
    .set({ offered_from: week })
    .where('organization_id', '=', organizationId)
    .execute()
}
