import type { Database } from '../../../platform/database.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { Outbox } from '../../notifications/outbox.service.ts'
import type { DocumentJournal } from '../document-journal.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import { storeKeyOf } from '../document-store-key.ts'
import type { DocumentStore } from '../document-store.ts'
import { createDeletionLetters } from './deletion-letters.ts'
import { createDeletions } from './deletion.service.ts'
import { createDestroyDocument } from './destroy-document.ts'
import { createLegalHolds } from './hold.service.ts'
import { createRetentionRules } from './rules.service.ts'

interface Dependencies {
  database: Database
  audit: Audit
  sealing: DocumentSealing
  journal: DocumentJournal
  store: DocumentStore
  outbox: Outbox
  publicUrl: string
}

export type RetentionFeature = ReturnType<typeof createRetentionFeature>

/** How long documents are kept, and how they end. */
export function createRetentionFeature({ store, ...dependencies }: Dependencies) {
  const destroy = createDestroyDocument(dependencies)
  return {
    destroy,
    rules: createRetentionRules(dependencies),
    holds: createLegalHolds(dependencies),
    deletions: createDeletions({ ...dependencies, destroy, letters: createDeletionLetters(dependencies) }),
    removeBytes: ({ documentId, organizationId }: { documentId: string; organizationId: string }) =>
      store.remove(storeKeyOf({ id: documentId, organization_id: organizationId })),
  }
}
