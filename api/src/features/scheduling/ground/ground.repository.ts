import type { Db } from '../../../platform/database.ts'
import type { ScheduleException } from '../availability/schedule.ts'

/** Leave and extra sessions that touch a stretch of time, past ones among them. */
export async function selectExceptionsWithin(
  tx: Db,
  ids: readonly string[],
  { from, until }: { from: Date; until: Date },
) {
  const rows = await tx
    .selectFrom('schedule_exceptions')
    .selectAll()
    .where('specialist_id', 'in', ids)
    .where('ends_at', '>', from)
    .where('starts_at', '<', until)
    .execute()
  return rows.map((row) => ({
    specialistId: row.specialist_id,
    exception: {
      ...{ kind: row.kind === 'leave' ? ('leave' as const) : ('extra' as const), placeId: row.place_id },
      ...{ startsAt: row.starts_at.getTime(), endsAt: row.ends_at.getTime() },
    } satisfies ScheduleException,
  }))
}
