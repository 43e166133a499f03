import type { Database, Db } from '../../../platform/database.ts'
import type { BookingJournal } from '../booking-journal.ts'
import { moveBooking } from '../booking-moves.ts'
import { lockBooking } from '../booking.repository.ts'
import type { BookingRow } from '../booking-row.ts'
import type { FreeSlot } from '../free-slot.ts'
import { lockExpiredHolds, type Span } from '../reservation.repository.ts'

interface Dependencies {
  database: Database
  journal: BookingJournal
  freeSlot: FreeSlot
}

export type HoldExpiry = ReturnType<typeof createHoldExpiry>

/** Holds that ran out, with the service's own rights: whoever meets one or the clock releases it, whosever it is. */
export function createHoldExpiry({ database, journal, freeSlot }: Dependencies) {
  async function expire(tx: Db, row: BookingRow) {
    const released = await moveBooking(tx, row, 'released')
    await freeSlot(tx, released)
    await journal(tx, 'service', released, 'expired')
  }

  return {
    /** How many lay on that time. */
    releaseExpired: (span: Span) =>
      database.system(async (tx) => {
        const ids = await lockExpiredHolds(tx, span)
        for (const id of ids) {
          const row = await lockBooking(tx, id)
          if (row !== undefined) await expire(tx, row)
        }
        return ids.length
      }),

    /** Does nothing to a hold that was confirmed, released or extended meanwhile. */
    release: (bookingId: string) =>
      database.system(async (tx) => {
        const row = await lockBooking(tx, bookingId)
        if (row?.status === 'held' && hasRunOut(row)) await expire(tx, row)
      }),
  }
}

export const hasRunOut = ({ held_until }: BookingRow) => held_until !== null && held_until <= new Date()
