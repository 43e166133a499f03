import type { BookingStatus } from '@medinotes/shared/bookings'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { summaryColumns, type SummaryRow, toSummaryRow } from './booking-summary.ts'

export interface BookingPlace {
  startsAt: Date
  id: string
}

export interface BookingFilter {
  organizationId: string
  /** Each must be among those that the booking is found by. */
  tokens: readonly Buffer[]
  /** Undefined for all but slots that nobody has any more. */
  statuses: readonly BookingStatus[] | undefined
  specialistId?: string | undefined
  /** Days in Sydney, both included. */
  from?: string | undefined
  to?: string | undefined
  paperworkMissing: boolean
  order: 'earliest' | 'latest'
  /** The last row of the page before. */
  after: BookingPlace | undefined
  limit: number
}

const dayBegins = (date: string, days = 0) =>
  sql<Date>`(${date}::date + ${days}::int)::timestamp at time zone 'Australia/Sydney'`

type Side = 'organization_id' | 'practice_id'

/** Of those that are the organization's by that side, in the order of that side's index. */
function ofSide(tx: Db, side: Side, filter: BookingFilter) {
  const { organizationId, after, from, to, specialistId, statuses, order } = filter
  const [beyond, direction] = order === 'earliest' ? (['>', 'asc'] as const) : (['<', 'desc'] as const)
  let query = tx.selectFrom('bookings').select(summaryColumns).where(side, '=', organizationId)
  // A practice that books for itself is both.
  if (side === 'practice_id') query = query.where('organization_id', '<>', organizationId)
  query = statuses ? query.where('status', 'in', statuses) : query.where('status', '<>', 'released')
  if (specialistId) query = query.where('specialist_id', '=', specialistId)
  if (from) query = query.where('starts_at', '>=', dayBegins(from))
  if (to) query = query.where('starts_at', '<', dayBegins(to, 1))
  if (filter.paperworkMissing) {
    query = query.where('paperwork_received_at', 'is', null).where('paperwork_due_at', '<=', sql<Date>`now()`)
  }
  if (after) {
    query = query.where((eb) => eb(eb.refTuple('starts_at', 'id'), beyond, eb.tuple(after.startsAt, after.id)))
  }
  for (const token of filter.tokens) {
    query = query.where('id', 'in', (eb) =>
      eb
        .selectFrom('booking_tokens')
        .select('booking_id')
        .where('organization_id', '=', organizationId)
        .where('token', '=', token),
    )
  }
  return query.orderBy('starts_at', direction).orderBy('id', direction).limit(filter.limit)
}

/** By beginning; row-level security says which of the organization's the caller may see. */
export async function selectBookings(tx: Db, filter: BookingFilter): Promise<SummaryRow[]> {
  const direction = filter.order === 'earliest' ? 'asc' : 'desc'
  const [firms, practices] = [ofSide(tx, 'organization_id', filter), ofSide(tx, 'practice_id', filter)]
  // The first of each side: in one condition with `or` no index gives the order, and every booking would be read.
  const both = tx
    .selectFrom(firms.as('f'))
    .selectAll('f')
    .unionAll(tx.selectFrom(practices.as('p')).selectAll('p'))
  const rows = await tx
    .selectFrom(both.as('b'))
    .selectAll('b')
    .orderBy('starts_at', direction)
    .orderBy('id', direction)
    .limit(filter.limit)
    .execute()
  return rows.map((row) => toSummaryRow(row))
}
