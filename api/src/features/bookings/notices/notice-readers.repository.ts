import type { Db } from '../../../platform/database.ts'
import { reachableFor, reachableMembers } from '../../../platform/reachable-members.ts'
import type { BookingRow } from '../booking-row.ts'

export type Reader = Awaited<ReturnType<typeof reachableFor>>[number]

/** The firm's side; beside it, whoever of the practice booked on its behalf. */
export async function selectFirmReaders(tx: Db, row: BookingRow): Promise<Reader[]> {
  const firm = await reachableFor(tx, { organizationId: row.organization_id, personId: row.booked_by })
  const onBehalf = await reachableMembers(tx)
    .where('people.id', '=', row.booked_by)
    .where('m.organization_id', '=', row.practice_id)
    .execute()
  return eachOnce([...firm, ...onBehalf])
}

export const eachOnce = (readers: readonly Reader[]) =>
  [...new Map(readers.toReversed().map((reader) => [reader.personId, reader])).values()].toReversed()

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
