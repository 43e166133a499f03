import type { Database, Db } from '../../../platform/database.ts'
import { addJob } from '../../../platform/jobs/add-job.ts'
import type { Principal } from '../../../platform/principal.ts'
import { inspectDocument } from '../inspection/inspect-document.job.ts'
import { findBookingOfDocuments } from '../document-finder.ts'
import type { DocumentJournal } from '../document-journal.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import { storeKeyOf } from '../document-store-key.ts'
import type { DocumentStore } from '../document-store.ts'
import type { NameIndex } from '../names/name-index.ts'
import { isSharedAtOnce } from './shared-at-once.ts'
import { asked } from './store-failure.ts'
import { receivedOf, sizeOf, type UploadRow } from './upload-row.ts'
import { deleteUpload, insertDocument, selectParts, selectUpload } from './upload.repository.ts'

interface Dependencies {
  database: Database
  store: DocumentStore
  sealing: DocumentSealing
  nameIndex: NameIndex
  journal: DocumentJournal
}

type Transact = <Result>(work: (tx: Db) => Promise<Result>) => Promise<Result>

export type FinishUpload = ReturnType<typeof createFinishUpload>

/** Makes a document of an upload that has all of its bytes. Doing it twice, or two at once, makes one. */
export function createFinishUpload({ database, store, sealing, nameIndex, journal }: Dependencies) {
  async function become(tx: Db, row: UploadRow) {
    const booking = await findBookingOfDocuments(tx, row.booking_id)
    const { id, organization_id, booking_id, side_id, kind, uploaded_by } = row
    const document = {
      ...{ id, organization_id, practice_id: booking.practice_id, booking_id, side_id, kind, uploaded_by },
      shared: isSharedAtOnce(booking, row),
      status: 'scanning',
    }
    const filename = sealing.open(row, 'uploads', 'filename_sealed', row.filename_sealed)
    await insertDocument(tx, {
      ...document,
      filename_sealed: sealing.seal(row, 'documents', 'filename_sealed', filename),
      ...{ content_type: row.declared_type, size: row.size, declared_sha256: row.declared_sha256 },
      ...{ sensitive: row.sensitive, store_key: storeKeyOf(row) },
    })
    await nameIndex.write(tx, document, filename)
    // Also where a job does it, it is the uploader's own.
    const uploader = { personId: uploaded_by, organizationId: side_id }
    await journal.record(tx, uploader, 'document.uploaded', document, { kind, size: sizeOf(row) })
    await addJob(tx, inspectDocument, { documentId: id })
  }

  async function finish(transact: Transact, id: string) {
    const found = await transact(async (tx) => {
      const row = await selectUpload(tx, id)
      return row && receivedOf(row) === sizeOf(row) ? { row, parts: await selectParts(tx, id) } : undefined
    })
    if (found === undefined) return
    const { row, parts } = found
    if (row.store_upload === null) throw new Error('An upload has all of its bytes and the store knows nothing of it')
    await asked(store.complete(storeKeyOf(row), row.store_upload, parts))
    await transact(async (tx) => {
      // Whoever deletes the row makes the document.
      const ended = await deleteUpload(tx, id)
      if (ended !== undefined) await become(tx, ended)
    })
  }

  return {
    now: (principal: Principal, id: string) => finish((work) => database.as(principal, work), id),
    /** The person's rights end with their request. */
    afterCrash: (id: string) => finish(database.system, id),
  }
}
