import { type Document, documentSchema } from '@medinotes/shared/documents'
import type { Database } from '../../../platform/database.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { DocumentRow } from '../document-row.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import { documentActionsOf } from './document-actions.ts'
import { type DocumentNames, selectDocumentNames } from './document-view.repository.ts'
import { createDocumentSealGuard } from './document-seal-guard.ts'

interface Dependencies {
  database: Database
  audit: Audit
  sealing: DocumentSealing
}

/** What is answered of documents that the caller was shown: names around them come in one look for all. */
export type DocumentView = (principal: Principal, rows: readonly DocumentRow[]) => Promise<Document[]>

export function createDocumentView({ database, audit, sealing }: Dependencies): DocumentView {
  const guard = createDocumentSealGuard({ database, audit })

  function present(principal: Principal, row: DocumentRow, names: DocumentNames): Document {
    const caller = { organizationId: principal.organization?.id ?? null, permissions: principal.permissions }
    return documentSchema.parse({
      ...{ id: row.id, bookingId: row.booking_id, kind: row.kind, source: row.source, status: row.status },
      ...{ filename: sealing.filenameOf(row), contentType: row.content_type, size: Number(row.size) },
      ...{ sha256: row.sha256, flags: row.flags, sensitive: row.sensitive, shared: row.shared, version: row.version },
      ...{ uploadedAt: row.uploaded_at.toISOString(), destroyedAt: row.destroyed_at?.toISOString() ?? null },
      ...{ uploadedBy: names.uploadedBy, organizationName: names.organizationName },
      releasedAt: names.releasedAt?.toISOString() ?? null,
      actions: documentActionsOf(caller, { ...row, released: names.releasedAt !== null }),
    })
  }

  return (principal, rows) =>
    guard(principal, async () => {
      const ids = rows.map(({ id }) => id)
      const around = await database.system((tx) => selectDocumentNames(tx, ids))
      return rows.flatMap((row) => {
        const names = around.get(row.id)
        return names === undefined ? [] : [present(principal, row, names)]
      })
    })
}
