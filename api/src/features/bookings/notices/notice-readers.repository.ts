import type { Db } from '../../../platform/database.ts'
import { reachableMembers } from '../../../platform/reachable-members.ts'
import type { BookingRow } from '../booking-row.ts'

export type Reader = Awaited<ReturnType<typeof selectBooker>>[number]

/** Who booked it; for a practice that booked for a firm, its own person. */
export const selectBooker = (tx: Db, row: BookingRow) =>
  reachableMembers(tx)
    .where('people.id', '=', row.booked_by)
    .where('m.organization_id', 'in', [row.organization_id, row.practice_id])
    .orderBy('m.organization_id')
    .limit(1)
    .execute()

/** The specialist; the practice's administrators where the specialist has no account, or where somebody is to decide. */
export async function selectPracticeReaders(tx: Db, row: BookingRow, { decides = false } = {}): Promise<Reader[]> {
  const ofPractice = reachableMembers(tx).where('m.organization_id', '=', row.practice_id)
  const specialist = await ofPractice
    .where('people.id', '=', (eb) =>
      eb.selectFrom('specialists').select('person_id').where('id', '=', row.specialist_id),
    )
    .execute()
  if (specialist.length > 0 && !decides) return specialist
  const admins = await ofPractice.where('m.role', '=', 'admin').execute()
  return [...specialist, ...admins.filter(({ personId }) => personId !== specialist[0]?.personId)]
}

/** What cancelling cost. */
export async function selectCancellationFee(tx: Db, bookingId: string) {
  const row = await tx
    .selectFrom('booking_charges')
    .select('fee_cents')
    .where('booking_id', '=', bookingId)
    .where('kind', '=', 'cancellation')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.fee_cents ?? 0
}

/** Where it is, for somebody who must get there: without the name of the house, which may say what for. */
export async function selectAddress(tx: Db, placeId: string | null) {
  if (placeId === null) return 'by phone or video'
  const place = await tx
    .selectFrom('places')
    .select(['address', 'suburb', 'state', 'postcode'])
    .where('id', '=', placeId)
    .executeTakeFirstOrThrow()
  return `${place.address}, ${place.suburb} ${place.state} ${place.postcode}`
}
