import type { Database, Db } from '../../../platform/database.ts'
import { addJob } from '../../../platform/jobs/add-job.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { storeKeyOf } from '../document-store-key.ts'
import type { DocumentStore } from '../document-store.ts'
import { findUpload, unknownUpload } from './upload-finder.ts'
import { discardUpload } from './upload-jobs.ts'
import { receivedOf, sizeOf, type UploadRow } from './upload-row.ts'
import { deleteUpload, selectExpiredUploads } from './upload.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  store: DocumentStore
}

/** A request that began before the end may still be at it. */
const graceMs = 10 * 60_000
const atATime = 100

/** Ends uploads that never become documents: the person stops them, or their time is over. */
export function createAbandonUploads({ database, audit, store }: Dependencies) {
  /** The store is told by a job: it may be away. */
  async function abandon(tx: Db, row: UploadRow, why: 'stopped' | 'expired') {
    if ((await deleteUpload(tx, row.id)) === undefined) return false
    const { id, organization_id, booking_id, side_id, uploaded_by, store_upload } = row
    const actor = { personId: why === 'stopped' ? uploaded_by : null, organizationId: side_id }
    const details = { bookingId: booking_id, why, received: receivedOf(row), size: sizeOf(row) }
    await audit.record(tx, actor, 'document.upload-abandoned', { type: 'document', id }, details)
    if (store_upload !== null) {
      await addJob(tx, discardUpload, { uploadId: id, organizationId: organization_id, storeUpload: store_upload })
    }
    return true
  }

  return {
    stop: (principal: Principal, id: string) =>
      database.as(principal, async (tx) => {
        if (!(await abandon(tx, await findUpload(tx, id), 'stopped'))) throw unknownUpload()
      }),
    /** Of everybody, in a job. */
    async expire() {
      const before = new Date(Date.now() - graceMs)
      let rows: UploadRow[]
      do {
        rows = await database.system((tx) => selectExpiredUploads(tx, before, atATime))
        for (const row of rows) await database.system((tx) => abandon(tx, row, 'expired'))
      } while (rows.length === atATime)
    },
    discard: ({ uploadId, organizationId, storeUpload }: Discarded) =>
      store.abort(storeKeyOf({ id: uploadId, organization_id: organizationId }), storeUpload),
  }
}

export interface Discarded {
  uploadId: string
  organizationId: string
  storeUpload: string
}
