import { type DeletionRequest, deletionRequestSchema } from '@medinotes/shared/retention'
import type { Database } from '../../../platform/database.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import { createDocumentSealGuard } from '../queries/document-seal-guard.ts'
import type { DeletionRow } from './deletion.repository.ts'
import { keepUntil } from './keep-until.ts'
import { selectKept } from './rules.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  sealing: DocumentSealing
}

type Judged = Pick<DeletionRow, 'status' | 'requested_by' | 'held'>

/** The one who asked may only withdraw: the second word is another person's. */
function actionsOf({ personId, permissions }: Principal, { status, requested_by, held }: Judged) {
  if (status !== 'open') return []
  if (requested_by === personId) return ['withdraw']
  if (!permissions.includes('retention:write')) return []
  return held ? ['refuse'] : ['approve', 'refuse']
}

export type DeletionView = ReturnType<typeof createDeletionView>

/** What is answered of deletion requests. */
export function createDeletionView({ database, audit, sealing }: Dependencies) {
  const guard = createDocumentSealGuard({ database, audit })

  const present = (principal: Principal, row: DeletionRow, keptUntil: string | undefined): DeletionRequest =>
    deletionRequestSchema.parse({
      ...{ id: row.id, documentId: row.document_id, bookingId: row.booking_id, reference: row.reference },
      filename: sealing.filenameOf({ ...row, id: row.document_id }),
      reason: sealing.open(row, 'deletion_requests', 'reason_sealed', row.reason_sealed),
      ...{ kind: row.kind, status: row.status, held: row.held, keepUntil: keptUntil },
      ...{ requestedAt: row.requested_at.toISOString(), requestedBy: row.requestedByName },
      ...{ decidedAt: row.decided_at?.toISOString() ?? null, decidedBy: row.decidedByName },
      actions: actionsOf(principal, row),
    })

  return (principal: Principal, rows: readonly DeletionRow[]) =>
    guard(principal, async () => {
      // A rule is read with the service's own rights, like everywhere; these are of the caller's own side.
      const kept = await database.system((tx) =>
        selectKept(
          tx,
          rows.map(({ document_id }) => document_id),
        ),
      )
      const days = new Map(kept.map((each) => [each.id, keepUntil(each)]))
      return rows.map((row) => present(principal, row, days.get(row.document_id)))
    })
}
