import type { Database, Db } from '../../../platform/database.ts'
import { addJob } from '../../../platform/jobs/add-job.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import { storeKeyOf } from '../document-store-key.ts'
import type { DocumentStore } from '../document-store.ts'
import { asked } from './store-failure.ts'
import { finishAfterMs, finishKey, finishUpload } from './upload-jobs.ts'
import { unknownUpload, wrongOffset } from './upload-finder.ts'
import { sizeOf, type UploadRow } from './upload-row.ts'
import {
  advanceUpload,
  insertPart,
  nameStoreUpload,
  reservePart,
  selectTail,
  selectUpload,
} from './upload.repository.ts'

interface Dependencies {
  database: Database
  sealing: DocumentSealing
  store: DocumentStore
}

/** Bytes that are to count from one place of the upload to another. */
export interface Stretch {
  from: number
  to: number
}

export type UploadParts = ReturnType<typeof createUploadParts>

/**
 * Keeps what came of an upload, so that it outlives a crash before it is acknowledged. Where two senders are at it, the
 * first counts; what the other one stored stays under a number of its own, which nobody reads.
 */
export function createUploadParts({ database, sealing, store }: Dependencies) {
  async function storeNameOf(principal: Principal, row: UploadRow) {
    if (row.store_upload !== null) return row.store_upload
    const key = storeKeyOf(row)
    const begun = await asked(store.begin(key))
    const name = await database.as(principal, (tx) => nameStoreUpload(tx, row.id, begun))
    if (name === begun) return name
    await asked(store.abort(key, begun))
    if (name === undefined) throw unknownUpload()
    return name
  }

  async function reserve(principal: Principal, { id }: UploadRow, from: number) {
    const number = await database.as(principal, (tx) => reservePart(tx, id, from))
    if (number === undefined) throw wrongOffset()
    return number
  }

  /** A part that was under way while the upload ended is nobody's fault. */
  async function put(principal: Principal, row: UploadRow, number: number, bytes: Buffer) {
    const name = await storeNameOf(principal, row)
    try {
      return await asked(store.putPart(storeKeyOf(row), name, number, bytes))
    } catch (error) {
      const still = await database.as(principal, (tx) => selectUpload(tx, row.id))
      throw still === undefined ? unknownUpload() : error
    }
  }

  return {
    async keepPart(principal: Principal, row: UploadRow, stretch: Stretch, bytes: Buffer) {
      const number = await reserve(principal, row, stretch.from)
      const receipt = await put(principal, row, number, bytes)
      await database.as(principal, async (tx) => {
        await advance(tx, row, stretch, null)
        await insertPart(tx, row.id, { number, size: bytes.length, receipt })
      })
    },
    /** Of bytes that are too few for a part. */
    keepTail: (principal: Principal, row: UploadRow, stretch: Stretch, bytes: Buffer) =>
      database.as(principal, (tx) =>
        advance(tx, row, stretch, sealing.seal(row, 'uploads', 'tail_sealed', bytes.toString('base64'))),
      ),
    async openTail(principal: Principal, row: UploadRow) {
      const sealed = await database.as(principal, (tx) => selectTail(tx, row))
      if (sealed === undefined) throw wrongOffset()
      return sealed === null ? null : Buffer.from(sealing.open(row, 'uploads', 'tail_sealed', sealed), 'base64')
    },
  }
}

/** In the transaction that counts the bytes. */
async function advance(tx: Db, row: UploadRow, { from, to }: Stretch, tailSealed: string | null) {
  if (!(await advanceUpload(tx, row.id, { from, to, tailSealed }))) throw wrongOffset()
  if (to < sizeOf(row)) return
  const runAt = new Date(Date.now() + finishAfterMs)
  await addJob(tx, finishUpload, { uploadId: row.id }, { key: finishKey(row.id), runAt })
}
