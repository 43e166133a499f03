import type { AuditAction } from '@medinotes/shared/audit-actions'
import type { Db } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import type { AuditDetails } from '../audit/audit-details.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { DocumentRow } from './document-row.ts'

/** Of whom it is recorded; the service itself has no person. */
type Actor = Principal | { personId: string | null; organizationId: string | null }

/** What happened to a document that both sides must be able to show, and that it was a document of which booking. */
type RecordedDocument = Pick<
  DocumentRow,
  'id' | 'booking_id' | 'organization_id' | 'practice_id' | 'side_id' | 'shared' | 'status'
>

export type DocumentJournal = ReturnType<typeof createDocumentJournal>

/** Records what is done with documents, for those who can see them: the access record is made of nothing else. */
export const createDocumentJournal = ({ audit }: { audit: Audit }) => ({
  record(tx: Db, actor: Actor, action: AuditAction, row: RecordedDocument, details: AuditDetails = {}) {
    const subject = { type: 'document' as const, id: row.id }
    const isForBoth = row.shared && (row.status === 'clean' || row.status === 'destroyed')
    const sides = isForBoth ? [row.organization_id, row.practice_id] : [row.side_id]
    return audit.recordOnBothSides(
      tx,
      actor,
      action,
      { id: row.booking_id, sides, subject },
      {
        ...details,
        bookingId: row.booking_id,
      },
    )
  },
})
