import { randomUUID } from 'node:crypto'
import { documentMaxSize, type UploadMetadata, uploadsAtOnce } from '@medinotes/shared/documents'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import { findBookingOfDocuments } from '../document-finder.ts'
import type { BookingOfDocuments } from '../document-row.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import { declaredTypeOf } from './declared-type.ts'
import { progressOf, uploadLifetimeMs, type UploadProgress } from './upload-row.ts'
import { countOpenUploads, insertUpload, queueForUploads } from './upload.repository.ts'

interface Dependencies {
  database: Database
  sealing: DocumentSealing
}

function refuseSize(size: number) {
  if (size === 0) throw new AppError('document_refused', 'This file is empty.')
  if (size > documentMaxSize) {
    throw new AppError('payload_too_large', `A file may have up to ${documentMaxSize / 1024 / 1024} MB.`)
  }
}

const withoutDocuments = new Set(['held', 'released'])

function refuseState({ status }: BookingOfDocuments) {
  if (withoutDocuments.has(status))
    throw new AppError('wrong_state', 'Nobody is booked here, so it takes no documents.')
}

async function refuseMany(tx: Db, { personId }: Principal) {
  await queueForUploads(tx, personId)
  if ((await countOpenUploads(tx, personId)) < uploadsAtOnce) return
  throw new AppError('too_many_uploads', `You have ${uploadsAtOnce} files under way. Wait for one, or stop one.`)
}

/** Takes note of a file that is to come. The store hears of it with its first part. */
export const createBeginUpload =
  ({ database, sealing }: Dependencies) =>
  async (principal: Principal, size: number, metadata: UploadMetadata): Promise<UploadProgress> => {
    const { bookingId, kind, filename, filetype, sha256 = null, sensitive } = metadata
    refuseSize(size)
    const declared_type = declaredTypeOf(filename, filetype)
    return database.as(principal, async (tx) => {
      const booking = await findBookingOfDocuments(tx, bookingId)
      refuseState(booking)
      await refuseMany(tx, principal)
      const owner = { id: randomUUID(), organization_id: booking.organization_id }
      const row = await insertUpload(tx, {
        ...{ ...owner, booking_id: booking.id, side_id: organizationOf(principal).id, uploaded_by: principal.personId },
        ...{ kind, declared_type, size, declared_sha256: sha256, sensitive },
        filename_sealed: sealing.seal(owner, 'uploads', 'filename_sealed', filename),
        expires_at: new Date(Date.now() + uploadLifetimeMs),
      })
      return progressOf(row)
    })
  }
