import { stateSchema } from '@medinotes/shared/scheduling'
import type { Db } from '../../../platform/database.ts'

const minute = 60_000

/** Whose clock and holidays count where a specialist examines, and what their buffers add to a time there. */
export async function selectGround(tx: Db, specialistId: string, placeId: string | null) {
  const row = await tx
    .selectFrom('specialists as s')
    .leftJoin('places as p', (join) =>
      join.onRef('p.organization_id', '=', 's.organization_id').on('p.id', '=', placeId),
    )
    .select(['s.buffer_before_minutes', 's.buffer_after_minutes'])
    .select((e) => [
      e.fn.coalesce('p.time_zone', 's.time_zone').as('timeZone'),
      e.fn.coalesce('p.state', 's.state').as('state'),
    ])
    .where('s.id', '=', specialistId)
    .executeTakeFirstOrThrow()
  return {
    ...{ timeZone: row.timeZone, state: stateSchema.parse(row.state) },
    spanOf: (startsAt: Date, endsAt: Date) => ({
      from: new Date(startsAt.getTime() - row.buffer_before_minutes * minute),
      until: new Date(endsAt.getTime() + row.buffer_after_minutes * minute),
    }),
  }
}
