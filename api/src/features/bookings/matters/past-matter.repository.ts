import type { Db } from '../../../platform/database.ts'
import { type BookingRow, toBookingRow } from '../booking-row.ts'

interface Matching {
  firmId: string
  /** Whose tokens they are: each side of a booking has its own. */
  sideId: string
  tokens: readonly Buffer[]
  limit: number
}

/** Bookings of a firm whose names, claim numbers or references match, the latest first. */
export async function selectMatching(tx: Db, { firmId, sideId, tokens, limit }: Matching) {
  let query = tx
    .selectFrom('bookings')
    .selectAll()
    .where('organization_id', '=', firmId)
    .where('matter_sealed', 'is not', null)
  for (const token of tokens) {
    query = query.where('id', 'in', (eb) =>
      eb
        .selectFrom('booking_tokens')
        .select('booking_id')
        .where('organization_id', '=', sideId)
        .where('token', '=', token),
    )
  }
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
  return rows.map((row): BookingRow => toBookingRow(row))
}
