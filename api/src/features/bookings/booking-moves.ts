import { bookingMoves, type BookingStatus } from '@medinotes/shared/bookings'
import type { Updateable } from 'kysely'
import type { Bookings } from '../../platform/database-schema.ts'
import type { Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { updateBooking } from './booking.repository.ts'
import type { BookingRow } from './booking-row.ts'

const sentences: Record<BookingStatus, string> = {
  held: 'This booking is only held so far.',
  requested: 'This booking waits for the practice’s answer.',
  submitting: 'This booking is being confirmed just now. Try again in a moment.',
  confirmed: 'This booking is confirmed already.',
  attended: 'The attendance of this booking is recorded already.',
  'no-show': 'This booking is recorded as not attended.',
  cancelled: 'This booking was cancelled.',
  released: 'This slot is not held any more.',
}

export const wrongState = ({ status }: Pick<BookingRow, 'status'>) => new AppError('wrong_state', sentences[status])

const staleVersion = () =>
  new AppError('stale_version', 'This booking was changed meanwhile. Look at it again and repeat what you meant to do.')

/** Refuses a caller who was shown another version. */
export function refuseStale(row: BookingRow, version: number | undefined) {
  if (version !== undefined && version !== row.version) throw staleVersion()
}

/** The only way to another state: one that `bookingMoves` allows, by compare-and-swap on the version. */
export async function moveBooking(tx: Db, row: BookingRow, to: BookingStatus, change: Updateable<Bookings> = {}) {
  if (!bookingMoves[row.status].includes(to)) throw wrongState(row)
  return changeBooking(tx, row, { ...change, status: to })
}

/** A change that keeps the state. */
export async function changeBooking(tx: Db, row: BookingRow, change: Updateable<Bookings>) {
  const changed = await updateBooking(tx, row, change)
  if (changed === undefined) throw staleVersion()
  return changed
}
