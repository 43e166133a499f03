import type { Db } from '../../../platform/database.ts'
import type { DocumentRow } from '../document-row.ts'

/** A document that was released to this recipient without an account, and was not recalled since. */
export const selectDelivered = (tx: Db, recipientId: string, documentId: string): Promise<DocumentRow | undefined> =>
  tx
    .selectFrom('documents as d')
    .innerJoin('report_releases as release', 'release.document_id', 'd.id')
    .innerJoin('report_recipients as recipient', 'recipient.release_id', 'release.id')
    .selectAll('d')
    .where('d.id', '=', documentId)
    .where('recipient.id', '=', recipientId)
    .where('recipient.person_id', 'is', null)
    .where('recipient.expires_at', '>', new Date())
    .where('release.recalled_at', 'is', null)
    .executeTakeFirst()
