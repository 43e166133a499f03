import type { Db } from '../../../platform/database.ts'

export type Surroundings = Awaited<ReturnType<typeof selectSurroundings>> extends Map<string, infer One> ? One : never

/**
 * Names around bookings. With the service's own rights, for bookings that the caller was shown: the two sides may not look each
 * other up, and a specialist who is not listed any more keeps the bookings made before.
 */
export async function selectSurroundings(tx: Db, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await tx
    .selectFrom('bookings as b')
    .innerJoin('organizations as firm', 'firm.id', 'b.organization_id')
    .innerJoin('organizations as practice', 'practice.id', 'b.practice_id')
    .innerJoin('specialists as s', 's.id', 'b.specialist_id')
    .innerJoin('exam_types as t', 't.id', 'b.exam_type_id')
    .leftJoin('places as p', 'p.id', 'b.place_id')
    .leftJoin('policies', 'policies.id', 'b.policy_id')
    .leftJoin('people', 'people.id', 'b.booked_by')
    .select(['b.id', 'firm.name as organizationName', 'practice.name as practiceName', 's.name as specialistName'])
    .select(['s.specialty', 't.name as examTypeName', 'p.name as placeName', 'p.suburb', 'p.state as placeState'])
    .select(['p.directions', 'policies.version as policyVersion', 'people.name as bookedBy'])
    .where('b.id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ id, placeName, suburb, placeState, ...names }) => [
      id,
      { ...names, location: placeName === null ? 'Telehealth' : `${placeName}, ${suburb} ${placeState}` },
    ]),
  )
}
