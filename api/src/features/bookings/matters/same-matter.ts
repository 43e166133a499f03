import type { BlindIndex } from '../../../platform/crypto/blind-index.ts'
import type { Db } from '../../../platform/database.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { BookingSealing } from '../booking-sealing.ts'
import { selectBooking } from '../booking.repository.ts'
import { matterKey } from './matter-key.ts'
import { selectMatching } from './past-matter.repository.ts'

/** Examinations of one person for one claim; nobody has more. */
const most = 500

/** Ids of the bookings of a firm that are about the same person and claim as this one, as far as the caller sees them. */
export type SameMatter = (tx: Db, principal: Principal, bookingId: string) => Promise<string[]>

export const createSameMatter =
  ({ blindIndex, sealing }: { blindIndex: BlindIndex; sealing: BookingSealing }): SameMatter =>
  async (tx, principal, bookingId) => {
    const own = await selectBooking(tx, bookingId)
    const matter = own && sealing.openMatter(own)
    if (!own || !matter) return [bookingId]
    const sideId = organizationOf(principal).id
    const tokens = blindIndex.queryTokens(sideId, matter.claimNumber)
    if (tokens.length === 0) return [bookingId]
    const rows = await selectMatching(tx, { firmId: own.organization_id, sideId, tokens, limit: most })
    const key = matterKey(own, matter)
    const others = rows.filter((row) => {
      const theirs = sealing.openMatter(row)
      return row.id !== bookingId && theirs !== null && matterKey(row, theirs) === key
    })
    return [bookingId, ...others.map(({ id }) => id)]
  }
