import type { BlindIndex } from '../../platform/crypto/blind-index.ts'
import type { CountRequest } from '../../platform/http/rate-counters.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Database } from '../../platform/database.ts'
import type { AuditExcerpts } from '../audit/audit-excerpt.service.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { Outbox } from '../notifications/outbox.service.ts'
import type { People } from '../organizations/people.service.ts'
import { createAccessRecord } from './access/access.service.ts'
import type { BookingFeature } from '../bookings/booking-feature.ts'
import { createDocumentChange } from './changes/change-document.ts'
import { createInspection } from './inspection/inspection.service.ts'
import { createDocumentLetters } from './inspection/document-letters.ts'
import type { Scanner } from './inspection/clamd.ts'
import { createDeliveries } from './delivery/delivery.service.ts'
import { createReceipts } from './delivery/receipts.ts'
import { createReportFeature } from './delivery/report-feature.ts'
import { createContents } from './content/content.service.ts'
import type { TicketSigner } from './content/ticket-signer.ts'
import { createTickets } from './content/tickets.service.ts'
import { createDocumentJournal } from './document-journal.ts'
import { createDocumentSealing } from './document-sealing.ts'
import type { DocumentStore } from './document-store.ts'
import { createDocumentSearch } from './names/document-search.ts'
import { createNameIndex } from './names/name-index.ts'
import { createQuarantine } from './quarantine/quarantine.service.ts'
import { createBundles } from './bundles/bundle.service.ts'
import { createBundleMaking } from './bundles/bundle-making.service.ts'
import { createDocumentQueries } from './queries/document-queries.ts'
import { createDocumentView } from './queries/document-view.ts'
import { createRenditions } from './renditions/rendition.service.ts'
import { createRetentionFeature } from './retention/retention-feature.ts'
import { createStoreGenerated } from './uploads/store-generated.ts'
import { createUploads } from './uploads/uploads.ts'

interface Dependencies {
  database: Database
  audit: Audit
  cipher: Cipher
  blindIndex: BlindIndex
  excerpts: AuditExcerpts
  outbox: Outbox
  countRequest: CountRequest
  people: People
  publicUrl: string
  ticketSigner: TicketSigner
  store: DocumentStore
  /** Null where nothing looks for malware. */
  scanner: Scanner | null
  /** What bookings do for the report of one. */
  bookingReports: BookingFeature['reports']
  sameMatter: BookingFeature['sameMatter']
}

export type DocumentFeature = ReturnType<typeof createDocumentFeature>

/** Builds the parts of the document feature on one another. */
export function createDocumentFeature({ cipher, ...dependencies }: Dependencies) {
  const sealing = createDocumentSealing(cipher)
  const journal = createDocumentJournal(dependencies)
  const nameIndex = createNameIndex({ ...dependencies, sealing })
  const documentView = createDocumentView({ ...dependencies, sealing })
  const queries = createDocumentQueries({ ...dependencies, documentView })
  const change = createDocumentChange({ ...dependencies, journal, sealing, nameIndex, documentView })
  const access = createAccessRecord({ ...dependencies, sealing })
  const tickets = createTickets(dependencies)
  const onRead = createReceipts({ journal })
  const contents = createContents({ ...dependencies, journal, sealing, onRead })
  const renditions = createRenditions({ ...dependencies, journal })
  const storeGenerated = createStoreGenerated({ ...dependencies, sealing, nameIndex, journal })
  const reports = createReportFeature({ ...dependencies, sealing, journal, documentView, storeGenerated })
  const uploads = createUploads({ ...dependencies, sealing, nameIndex, journal })
  const letters = createDocumentLetters(dependencies)
  const inspection = createInspection({ ...dependencies, sealing, journal, letters })
  const retention = createRetentionFeature({ ...dependencies, sealing, journal })
  const { destroy } = retention
  const quarantine = createQuarantine({ ...dependencies, sealing, journal, documentView, destroy })
  const bundles = createBundles({ ...dependencies, sealing, journal })
  const bundleMaking = createBundleMaking({ ...dependencies, sealing, storeGenerated })
  const deliveries = createDeliveries({ ...dependencies, sealing, journal, ticketFor: tickets.issueForRecipient })
  return {
    deliveries,
    bundles,
    bundleMaking,
    quarantine,
    retention,
    inspection,
    uploads,
    storeGenerated,
    store: dependencies.store,
    scanner: dependencies.scanner,
    // Loaded where there is a demonstration.
    async seedDemo(now: Date) {
      const { seedDemoDocuments } = await import('./demo/demo-documents.ts')
      await seedDemoDocuments({ ...dependencies, sealing, nameIndex }, now)
    },
    contents,
    renditions,
    reports,
    tickets,
    sealing,
    journal,
    documentView,
    queries,
    nameIndex,
    search: createDocumentSearch({ ...dependencies, sealing }),
    change,
    access,
  }
}
