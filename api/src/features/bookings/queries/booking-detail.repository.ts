import type { Db } from '../../../platform/database.ts'

/** What a booking is made of beside its own row. */
export async function selectSurroundings(tx: Db, bookingId: string) {
  return tx
    .selectFrom('bookings')
    .innerJoin('specialists', 'specialists.id', 'bookings.specialist_id')
    .innerJoin('exam_types', 'exam_types.id', 'bookings.exam_type_id')
    .leftJoin('places', 'places.id', 'bookings.place_id')
    .leftJoin('policies', 'policies.id', 'bookings.policy_id')
    .select([
      'specialists.name as specialistName',
      'specialists.specialty',
      'exam_types.name as examTypeName',
      'places.name as placeName',
      'places.suburb',
      'places.state as placeState',
      'places.directions',
      'policies.version as policyVersion',
    ])
    .where('bookings.id', '=', bookingId)
    .executeTakeFirstOrThrow()
}

export const selectActivity = (tx: Db, bookingId: string) =>
  tx
    .selectFrom('booking_activity')
    .selectAll()
    .where('booking_id', '=', bookingId)
    .orderBy('at')
    .orderBy('id')
    .execute()

export const selectCharges = (tx: Db, bookingId: string) =>
  tx.selectFrom('booking_charges').selectAll().where('booking_id', '=', bookingId).orderBy('at').execute()

/** With the service's own rights: the two sides may not look each other up. */
export async function selectSideNames(tx: Db, ids: string[], bookedBy: string | null) {
  const organizations = await tx.selectFrom('organizations').select(['id', 'name']).where('id', 'in', ids).execute()
  const person =
    bookedBy === null
      ? undefined
      : await tx.selectFrom('people').select('name').where('id', '=', bookedBy).executeTakeFirst()
  return { names: new Map(organizations.map(({ id, name }) => [id, name])), bookedBy: person?.name ?? null }
}
