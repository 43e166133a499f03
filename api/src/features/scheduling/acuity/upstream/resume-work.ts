import type { Db } from '../../../../platform/database.ts'
import type { BookingsOfCalendar } from '../../calendar-changes.ts'

/** Has bookings asked about at once that waited for their account to be taken again. */
export async function resumeWork(tx: Db, accountId: string, bookings: Pick<BookingsOfCalendar, 'settleSoon'>) {
  const rows = await tx
    .updateTable('acuity_appointments')
    .set({ next_look_at: null })
    .where('account_id', '=', accountId)
    .where('state', 'in', ['pending', 'unknown', 'placed', 'moving', 'review', 'cancelling'])
    .returning('booking_id')
    .execute()
  for (const { booking_id } of rows) await bookings.settleSoon(tx, booking_id)
}
