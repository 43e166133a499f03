import type { Db } from '../../platform/database.ts'
import type { BookingRow } from './booking-row.ts'
import { deleteReservations, type Span } from './reservation.repository.ts'

/** Tells who waits for such a time, in the transaction that frees it. */
export type OnFreed = (tx: Db, span: Span) => Promise<void>

export type FreeSlot = ReturnType<typeof createFreeSlot>

/** Gives back what a booking kept, but for one reservation where it has moved there. */
export const createFreeSlot =
  (onFreed: OnFreed) =>
  async (tx: Db, { id }: BookingRow, keep?: string) => {
    for (const span of await deleteReservations(tx, id, keep)) await onFreed(tx, span)
  }
