import type { Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { addJob } from '../../../platform/jobs/add-job.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { AuditDetails } from '../../audit/audit-details.ts'
import type { DocumentJournal } from '../document-journal.ts'
import type { DocumentRow } from '../document-row.ts'
import { deleteTokens } from '../names/document-name.repository.ts'
import { updateDestroyed } from './deletion.repository.ts'
import { isHeld, lockRetention } from './hold.repository.ts'
import { removeDocumentBytes } from './remove-bytes.job.ts'

export type DestroyDocument = ReturnType<typeof createDestroyDocument>

export const held = () =>
  new AppError('legal_hold', 'A legal hold is on this booking: nothing of it is deleted until it is lifted.')

/** Leaves a tombstone of a document; a job takes its bytes out of the store once that is committed. */
export const createDestroyDocument =
  ({ journal }: { journal: DocumentJournal }) =>
  async (tx: Db, principal: Principal, row: DocumentRow, details: AuditDetails = {}): Promise<DocumentRow> => {
    await lockRetention(tx, row.booking_id)
    if (await isHeld(tx, row.booking_id)) throw held()
    const destroyed = await updateDestroyed(tx, row.id)
    if (destroyed === undefined) throw new AppError('wrong_state', 'This document was destroyed already.')
    await deleteTokens(tx, row.id)
    await journal.record(tx, principal, 'document.destroyed', destroyed, details)
    await addJob(tx, removeDocumentBytes, { documentId: row.id, organizationId: row.organization_id })
    return destroyed
  }
