import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { DocumentJournal } from '../document-journal.ts'
import type { DocumentRow } from '../document-row.ts'

/** Who reads: a person, or a recipient of a released report who has no account. */
type Reader = { principal: Principal } | { recipientId: string }

/** In the transaction in which a read is recorded. */
export type Receipts = ReturnType<typeof createReceipts>

/** Keeps when each recipient first opened the report that was released to them. */
export const createReceipts =
  ({ journal }: { journal: DocumentJournal }) =>
  async (tx: Db, reader: Reader, row: DocumentRow) => {
    if (row.kind !== 'report') return
    const recipientId = await markOpened(tx, reader, row.id)
    if (recipientId === undefined) return
    const actor = 'principal' in reader ? reader.principal : { personId: null, organizationId: null }
    await journal.record(tx, actor, 'report.opened', row, { recipientId })
  }

/** Undefined where it was opened before, or is not theirs. */
async function markOpened(tx: Db, reader: Reader, documentId: string) {
  const opened = await tx
    .updateTable('report_recipients')
    .set({ opened_at: sql<Date>`clock_timestamp()` })
    .where('opened_at', 'is', null)
    .where('release_id', 'in', (eb) =>
      eb
        .selectFrom('report_releases')
        .select('id')
        .where('document_id', '=', documentId)
        .where('recalled_at', 'is', null),
    )
    .$if('principal' in reader, (query) =>
      query.where('person_id', '=', 'principal' in reader ? reader.principal.personId : null),
    )
    .$if('recipientId' in reader, (query) => query.where('id', '=', 'recipientId' in reader ? reader.recipientId : ''))
    .returning('id')
    .executeTakeFirst()
  return opened?.id
}
