import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import type { Principal } from '../../../platform/principal.ts'
import { summaryColumns, type SummaryRow, toSummaryRow } from './booking-summary.ts'

interface Wanted {
  organizationId: string
  /** `YYYY-MM-DD` on the clock of each booking, both included. */
  from: string
  to: string
  specialistIds: readonly string[] | undefined
}

/** What takes or took place, or is kept for somebody: neither cancelled nor let go. */
export async function selectCalendarBookings(tx: Db, wanted: Wanted): Promise<SummaryRow[]> {
  const { organizationId, from, to, specialistIds } = wanted
  let query = tx
    .selectFrom('bookings')
    .select(summaryColumns)
    .where((eb) => eb.or([eb('organization_id', '=', organizationId), eb('practice_id', '=', organizationId)]))
    .where('status', 'not in', ['cancelled', 'released'])
    // A hold that has run out is nobody's, whenever it is released.
    .where((eb) => eb.or([eb('status', '<>', 'held'), eb('held_until', '>', sql<Date>`now()`)]))
    .where('starts_at', '>=', sql<Date>`${from}::date - interval '1 day'`)
    .where('starts_at', '<', sql<Date>`${to}::date + interval '2 days'`)
    .where(sql<boolean>`(starts_at at time zone time_zone)::date between ${from}::date and ${to}::date`)
  if (specialistIds) query = query.where('specialist_id', 'in', specialistIds)
  const rows = await query.orderBy('starts_at').orderBy('id').execute()
  return rows.map((row) => toSummaryRow(row))
}

/** Whose days the caller keeps: all of the practice for an admin, their own for a specialist. */
export function selectKeptSpecialists(tx: Db, { personId, role, organization }: Principal, ids?: readonly string[]) {
  if (role === 'referrer' || !organization) return Promise.resolve([])
  let query = tx.selectFrom('specialists').select('id').where('organization_id', '=', organization.id)
  if (role === 'specialist') query = query.where('person_id', '=', personId)
  if (ids) query = query.where('id', 'in', ids)
  return query.execute()
}

/** With the service's own rights: of bookings that the caller was shown, whoever is listed by now. */
export const selectCalendarSpecialists = (tx: Db, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('specialists')
        .select(['id', 'name', 'specialty', 'time_zone as timeZone'])
        .where('id', 'in', ids)
        .orderBy(sql`lower(name)`)
        .orderBy('id')
        .execute()
