import { sql } from 'kysely'
import { activeStatuses } from '@medinotes/shared/bookings'
import type { Db } from '../../../platform/database.ts'

const shown = 100

/** Holds are none yet, and are refused when they would become one. */
const ahead = (tx: Db, specialistId: string) =>
  tx
    .selectFrom('bookings')
    .where('specialist_id', '=', specialistId)
    .where('status', 'in', activeStatuses)
    .where('status', '<>', 'held')
    .where('starts_at', '>', sql<Date>`now()`)

export const selectAhead = (tx: Db, specialistId: string) =>
  ahead(tx, specialistId)
    .select(['id', 'reference', 'starts_at', 'time_zone'])
    .orderBy('starts_at')
    .orderBy('id')
    .limit(shown)
    .execute()

export async function countAhead(tx: Db, specialistId: string) {
  const { count } = await ahead(tx, specialistId)
    .select((e) => e.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Nothing where it is so already. */
export const setActivity = (tx: Db, id: string, active: boolean) =>
  tx
    .updateTable('specialists')
    .set({ deactivated_at: active ? null : sql<Date>`now()`, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('deactivated_at', active ? 'is not' : 'is', null)
    .returning('id')
    .executeTakeFirst()
