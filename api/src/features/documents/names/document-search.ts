import { type DocumentHit, documentHitSchema, type HitGroup } from '@medinotes/shared/search'
import type { BlindIndex } from '../../../platform/crypto/blind-index.ts'
import type { Database } from '../../../platform/database.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { Finder } from '../../search/finder.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import { createDocumentSealGuard } from '../queries/document-seal-guard.ts'
import { selectNamed, selectReferences } from './document-name.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  blindIndex: BlindIndex
  sealing: DocumentSealing
}

/** Documents by the words of their file's name. */
export function createDocumentSearch({
  database,
  audit,
  blindIndex,
  sealing,
}: Dependencies): Finder<HitGroup<DocumentHit>> {
  const guard = createDocumentSealGuard({ database, audit })
  return async (tx, principal, { query, limit }) => {
    const organizationId = organizationOf(principal).id
    const tokens = blindIndex.searchTokens(organizationId, query)
    const rows = tokens.length === 0 ? [] : await selectNamed(tx, { organizationId, tokens, limit: limit + 1 })
    const page = rows.slice(0, limit)
    const references = await selectReferences(
      tx,
      page.map((row) => row.booking_id),
    )
    const present = (row: (typeof page)[number]) =>
      documentHitSchema.parse({
        ...{ id: row.id, kind: row.kind, filename: sealing.filenameOf(row) },
        ...{ bookingReference: references.get(row.booking_id), uploadedAt: row.uploaded_at.toISOString() },
      })
    return {
      ids: page.map(({ id }) => id),
      open: () => guard(principal, async () => ({ items: page.map(present), hasMore: rows.length > limit })),
    }
  }
}
