import type { Db } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/list-page.ts'
import type { DocumentRow } from '../document-row.ts'

export type HeldRow = Awaited<ReturnType<typeof selectHeld>>[number]

/** In bookings with this practice, the oldest first. */
export function selectHeld(tx: Db, practiceId: string, { limit, after }: PageRequest) {
  let query = tx
    .selectFrom('documents as d')
    .innerJoin('bookings as b', 'b.id', 'd.booking_id')
    .selectAll('d')
    .select('b.reference')
    .where('d.status', '=', 'quarantined')
    .where('d.practice_id', '=', practiceId)
  if (after !== undefined) {
    query = query.where((eb) =>
      eb(
        eb.refTuple('d.uploaded_at', 'd.id'),
        '>',
        eb
          .selectFrom('documents as last')
          .select(['last.uploaded_at', 'last.id'])
          .where('last.id', '=', after)
          .$asTuple('uploaded_at', 'id'),
      ),
    )
  }
  return query.orderBy('d.uploaded_at').orderBy('d.id').limit(limit).execute()
}

/** Nothing where somebody has decided since. Its flags stay: they are why somebody had to. */
export const updateLetOut = (
  tx: Db,
  { id, version }: { id: string; version: number },
): Promise<DocumentRow | undefined> =>
  tx
    .updateTable('documents')
    .set((eb) => ({ status: 'clean', version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('status', '=', 'quarantined')
    .returningAll()
    .executeTakeFirst()

export const updateReason = (tx: Db, id: string, decision_reason_sealed: string) =>
  tx.updateTable('documents').set({ decision_reason_sealed }).where('id', '=', id).execute()
