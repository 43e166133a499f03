import type { DocumentQuery } from '@medinotes/shared/documents'
import type { Database } from '../../../platform/database.ts'
import { readPage } from '../../../platform/list-page.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { findBookingOfDocuments, findDocument } from '../document-finder.ts'
import { selectDocumentsOf } from './document-list.repository.ts'
import type { DocumentView } from './document-view.ts'

interface Dependencies {
  database: Database
  audit: Audit
  documentView: DocumentView
}

/** What is known of documents, without their bytes. */
export const createDocumentQueries = ({ database, audit, documentView }: Dependencies) => ({
  async list(principal: Principal, bookingId: string, query: DocumentQuery) {
    const { items: rows, nextCursor } = await database.as(principal, async (tx) => {
      await findBookingOfDocuments(tx, bookingId)
      const page = await readPage(
        query,
        (request) => selectDocumentsOf(tx, bookingId, request),
        (row) => row,
      )
      const ids = page.items.map(({ id }) => id)
      await audit.record(tx, principal, 'document.listed', { type: 'booking', id: bookingId }, { ids })
      return page
    })
    return { items: await documentView(principal, rows), nextCursor }
  },

  async read(principal: Principal, id: string) {
    const row = await database.as(principal, async (tx) => {
      const found = await findDocument(tx, id)
      await audit.record(tx, principal, 'document.listed', { type: 'document', id }, { bookingId: found.booking_id })
      return found
    })
    const [document] = await documentView(principal, [row])
    if (document === undefined) throw new Error('A document was gone between two looks at it')
    return document
  },
})
