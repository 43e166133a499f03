import { type Insertable, sql } from 'kysely'
import type { DeletionRequest } from '@medinotes/shared/retention'
import type { DeletionRequests } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/list-page.ts'
import type { DocumentRow } from '../document-row.ts'

/** Nothing where one is open already. */
export const insertDeletionRequest = (tx: Db, request: Insertable<DeletionRequests>) =>
  tx
    .insertInto('deletion_requests')
    .values(request)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()

/** Against a second decision until the transaction ends. */
export const lockDeletionRequest = (tx: Db, id: string) =>
  tx.selectFrom('deletion_requests').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const updateDecided = (tx: Db, id: string, status: DeletionRequest['status'], decided_by: string) =>
  tx.updateTable('deletion_requests').set({ status, decided_by, decided_at: new Date() }).where('id', '=', id).execute()

export const updateDestroyed = (tx: Db, id: string): Promise<DocumentRow | undefined> =>
  tx
    .updateTable('documents')
    .set((eb) => ({ status: 'destroyed', destroyed_at: new Date(), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('status', '<>', 'destroyed')
    .returningAll()
    .executeTakeFirst()

const requests = (tx: Db) =>
  tx
    .selectFrom('deletion_requests as r')
    .innerJoin('bookings as b', 'b.id', 'r.booking_id')
    .innerJoin('documents as d', 'd.id', 'r.document_id')
    .leftJoin('people as requester', 'requester.id', 'r.requested_by')
    .leftJoin('people as decider', 'decider.id', 'r.decided_by')
    .selectAll('r')
    .select(['b.reference', 'd.kind', 'd.filename_sealed'])
    .select(['requester.name as requestedByName', 'decider.name as decidedByName'])
    .select(
      sql<boolean>`exists (select from legal_holds h where h.booking_id = r.booking_id and h.lifted_at is null)`.as(
        'held',
      ),
    )

export const selectDeletionRequest = (tx: Db, id: string) => requests(tx).where('r.id', '=', id).executeTakeFirst()

export type DeletionRow = NonNullable<Awaited<ReturnType<typeof selectDeletionRequest>>>

interface Wanted {
  status: DeletionRequest['status'] | undefined
  bookingId: string | undefined
  /** Null for those of everybody of the side. */
  requestedBy: string | null
}

/** The latest first. */
export const selectDeletionRequests = (tx: Db, { status, bookingId, requestedBy }: Wanted, page: PageRequest) =>
  requests(tx)
    .$if(status !== undefined, (rows) => rows.where('r.status', '=', status ?? ''))
    .$if(bookingId !== undefined, (rows) => rows.where('r.booking_id', '=', bookingId ?? ''))
    .$if(requestedBy !== null, (rows) => rows.where('r.requested_by', '=', requestedBy ?? ''))
    .$if(page.after !== undefined, (rows) =>
      rows.where(
        sql<boolean>`(r.requested_at, r.id) < (select a.requested_at, a.id from deletion_requests a where a.id = ${page.after}::uuid)`,
      ),
    )
    .orderBy('r.requested_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(page.limit)
    .execute()
