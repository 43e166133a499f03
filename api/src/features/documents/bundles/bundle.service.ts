import { randomUUID } from 'node:crypto'
import { bundledTypes, type Bundle, type CreateBundle, documentMaxSize } from '@medinotes/shared/documents'
import type { Database } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { addJob } from '../../../platform/jobs/add-job.ts'
import { readPage } from '../../../platform/list-page.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { refuseUnclean } from '../content/content.service.ts'
import { findBookingOfDocuments } from '../document-finder.ts'
import type { DocumentJournal } from '../document-journal.ts'
import type { DocumentRow } from '../document-row.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import {
  type BundleRow,
  countUnderWay,
  insertBundle,
  type ItemRow,
  selectBundlesOf,
  selectDocumentsByIds,
  selectItems,
} from './bundle.repository.ts'
import { makeBundle } from './make-bundle.job.ts'

interface Dependencies {
  database: Database
  audit: Audit
  sealing: DocumentSealing
  journal: DocumentJournal
}

/** Of one organization at a time. */
const underWayMax = 3

const unknown = () => new AppError('not_found', 'There is no such document.')

export function createBundles({ database, audit, sealing, journal }: Dependencies) {
  const present = createBundleView(sealing)

  return {
    /** Records a look at each document: whoever has the bundle has them. */
    request: (principal: Principal, bookingId: string, { title, documentIds }: CreateBundle): Promise<Bundle> =>
      database.as(principal, async (tx) => {
        const booking = await findBookingOfDocuments(tx, bookingId)
        const found = new Map((await selectDocumentsByIds(tx, bookingId, documentIds)).map((row) => [row.id, row]))
        const documents = documentIds.map((id) => found.get(id) ?? refuseUnknown())
        refuseUnfit(documents)
        const side = organizationOf(principal).id
        if ((await countUnderWay(tx, side)) >= underWayMax)
          throw new AppError('conflict', 'Several bundles are being made already. Wait until one is ready.')
        const id = randomUUID()
        const owner = { id, organization_id: booking.organization_id }
        const row = { ...owner, booking_id: bookingId, side_id: side, created_by: principal.personId }
        const items = documents.map(({ id: document_id }, at) => ({
          ...{ bundle_id: id, position: at + 1, organization_id: booking.organization_id, document_id },
        }))
        await insertBundle(tx, { ...row, title_sealed: sealing.seal(owner, 'bundles', 'title_sealed', title) }, items)
        await audit.record(tx, principal, 'bundle.requested', { type: 'bundle', id }, { ids: documentIds, bookingId })
        for (const document of documents)
          await journal.record(tx, principal, 'document.bundled', document, { bundleId: id })
        await addJob(tx, makeBundle, { bundleId: id }, { key: `bundle:${id}` })
        return {
          ...{ id, bookingId, title, status: 'making' as const, fault: null, done: 0, documentId: null },
          ...{ createdAt: new Date().toISOString(), createdBy: principal.name },
          items: documents.map((document) => ({
            ...{ documentId: document.id, filename: sealing.filenameOf(document), firstPage: null, pages: null },
          })),
        }
      }),

    list: (principal: Principal, bookingId: string, query: { limit: number; cursor?: string | undefined }) =>
      database.as(principal, async (tx) => {
        await findBookingOfDocuments(tx, bookingId)
        const page = await readPage(
          query,
          (request) => selectBundlesOf(tx, bookingId, request),
          (row) => row,
        )
        const ids = page.items.map(({ id }) => id)
        await audit.record(tx, principal, 'document.listed', { type: 'booking', id: bookingId }, { ids })
        const items = ids.length === 0 ? [] : await selectItems(tx, ids)
        return {
          items: page.items.map((row) =>
            present(
              row,
              items.filter(({ bundle_id }) => bundle_id === row.id),
            ),
          ),
          nextCursor: page.nextCursor,
        }
      }),
  }
}

const createBundleView =
  (sealing: DocumentSealing) =>
  (row: BundleRow & { createdByName: string }, items: readonly ItemRow[]): Bundle => ({
    ...{ id: row.id, bookingId: row.booking_id, done: row.done, documentId: row.document_id },
    title: sealing.open(row, 'bundles', 'title_sealed', row.title_sealed),
    status: row.status as Bundle['status'],
    fault: row.fault as Bundle['fault'],
    createdAt: row.created_at.toISOString(),
    createdBy: row.createdByName,
    items: items.map((item) => ({
      ...{ documentId: item.id, filename: sealing.filenameOf(item) },
      ...{ firstPage: item.first_page, pages: item.pages },
    })),
  })

function refuseUnknown(): never {
  throw unknown()
}

const isBundled = (type: string) => (bundledTypes as readonly string[]).includes(type)

/** Names them by where they stand: their names tell of people. */
function refuseUnfit(documents: readonly DocumentRow[]) {
  for (const [at, document] of documents.entries()) {
    refuseUnclean(document)
    if (!isBundled(document.content_type))
      throw new AppError(
        'document_refused',
        `Document ${at + 1} of the list is neither a PDF nor a JPEG, PNG, HEIC or TIFF picture.`,
      )
    // The bundle is for both sides; what only one may see must not travel in it.
    if (!document.shared)
      throw new AppError('document_refused', `Document ${at + 1} of the list is not released to the other side yet.`)
  }
  const size = documents.reduce((sum, document) => sum + Number(document.size), 0)
  if (size > documentMaxSize)
    throw new AppError(
      'payload_too_large',
      'Together these documents are larger than 200 MB. Make two bundles of them.',
    )
}
