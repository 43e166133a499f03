import type { Updateable } from 'kysely'
import type { Documents } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'
import type { DocumentRow } from '../document-row.ts'

/** What was found; nothing where somebody else has said it, or it was destroyed. */
export const updateInspected = (
  tx: Db,
  id: string,
  verdict: Pick<Updateable<Documents>, 'status' | 'content_type' | 'sha256' | 'flags'>,
): Promise<DocumentRow | undefined> =>
  tx
    .updateTable('documents')
    .set((eb) => ({ ...verdict, inspected_at: new Date(), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('status', '=', 'scanning')
    .returningAll()
    .executeTakeFirst()

/** Those that wait since before that. */
export const selectWaiting = (tx: Db, before: Date) =>
  tx
    .selectFrom('documents')
    .select('id')
    .where('status', '=', 'scanning')
    .where('uploaded_at', '<', before)
    .orderBy('uploaded_at')
    .limit(500)
    .execute()
