import type { Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { lockBooking, selectBooking } from './booking.repository.ts'
import type { BookingRow } from './booking-row.ts'

const unknown = () => new AppError('not_found', 'There is no such booking.')

/** A booking that the caller may see; another one is as good as none. */
export async function findBooking(tx: Db, id: string): Promise<BookingRow> {
  const row = await selectBooking(tx, id)
  if (row === undefined) throw unknown()
  return row
}

/** The same, to change it in this transaction. */
export async function openBooking(tx: Db, id: string): Promise<BookingRow> {
  const row = await lockBooking(tx, id)
  if (row === undefined) throw unknown()
  return row
}
