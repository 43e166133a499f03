import { sql, type Insertable } from 'kysely'
import type { FindingAcceptances } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'

export async function insertAcceptance(tx: Db, acceptance: Insertable<FindingAcceptances>) {
  await tx.insertInto('finding_acceptances').values(acceptance).execute()
}

/** Whether there was such an acceptance in force. */
export async function withdrawAcceptance(tx: Db, { id, consultationId }: { id: string; consultationId: string }) {
  const { numUpdatedRows } = await tx
    .updateTable('finding_acceptances')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('consultation_id', '=', consultationId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
