import type { Database } from '../../../platform/database.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { FinishUpload } from './finish.service.ts'
import { findUpload } from './upload-finder.ts'
import { progressOf, receivedOf, sizeOf, type UploadProgress } from './upload-row.ts'
import { selectUploadedSize } from './upload.repository.ts'

interface Dependencies {
  database: Database
  finish: FinishUpload
}

/** Where an upload of the caller's is. One whose last acknowledgement was lost has become a document, and is at its end. */
export const createFindProgress =
  ({ database, finish }: Dependencies) =>
  async (principal: Principal, id: string): Promise<UploadProgress> => {
    const { progress, isWaiting } = await database.as(principal, async (tx) => {
      const size = await selectUploadedSize(tx, id, principal.personId)
      if (size !== undefined) return { progress: { id, size, received: size, expiresAt: null }, isWaiting: false }
      const row = await findUpload(tx, id)
      return { progress: progressOf(row), isWaiting: receivedOf(row) === sizeOf(row) }
    })
    if (isWaiting) await finish.now(principal, id)
    return progress
  }
