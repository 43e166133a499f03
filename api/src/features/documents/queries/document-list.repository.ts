import type { Db } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/list-page.ts'
import type { DocumentRow } from '../document-row.ts'

/** The latest first; row-level security says which of the booking's the caller may see. */
export function selectDocumentsOf(tx: Db, bookingId: string, { limit, after }: PageRequest): Promise<DocumentRow[]> {
  let query = tx.selectFrom('documents').selectAll().where('booking_id', '=', bookingId)
  if (after !== undefined) {
    query = query.where((eb) =>
      eb(
        eb.refTuple('uploaded_at', 'id'),
        '<',
        eb
          .selectFrom('documents as last')
          .select(['last.uploaded_at', 'last.id'])
          .where('last.id', '=', after)
          .where('last.booking_id', '=', bookingId)
          .$asTuple('uploaded_at', 'id'),
      ),
    )
  }
  return query.orderBy('uploaded_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}
