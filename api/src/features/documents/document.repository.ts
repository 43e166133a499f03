import type { Db } from '../../platform/database.ts'
import type { BookingOfDocuments, DocumentRow } from './document-row.ts'

export const selectDocument = (db: Db, id: string): Promise<DocumentRow | undefined> =>
  db.selectFrom('documents').selectAll().where('id', '=', id).executeTakeFirst()

/** Against changes until the transaction ends. */
export const lockDocument = (db: Db, id: string): Promise<DocumentRow | undefined> =>
  db.selectFrom('documents').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const selectBookingOfDocuments = (db: Db, id: string): Promise<BookingOfDocuments | undefined> =>
  db
    .selectFrom('bookings')
    .select(['id', 'reference', 'organization_id', 'practice_id', 'specialist_id', 'booked_by'])
    .select(['status', 'ends_at', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
