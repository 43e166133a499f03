import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { documentMaxSize, type DocumentType } from '@medinotes/shared/documents'
import type { DocumentKind } from '@medinotes/shared/bookings'
import type { Database } from '../../../platform/database.ts'
import type { DocumentJournal } from '../document-journal.ts'
import type { BookingOfDocuments } from '../document-row.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import { storeKeyOf } from '../document-store-key.ts'
import type { DocumentStore, StoredPart } from '../document-store.ts'
import type { NameIndex } from '../names/name-index.ts'
import { isSharedAtOnce } from './shared-at-once.ts'
import { partSize } from './upload-row.ts'
import { insertDocument } from './upload.repository.ts'

interface Dependencies {
  database: Database
  store: DocumentStore
  sealing: DocumentSealing
  nameIndex: NameIndex
  journal: DocumentJournal
}

/** A file that the service made itself, for one side of a booking. */
export interface Generated {
  /** The same at each attempt, so that an attempt after a crash makes it once. */
  id: string
  booking: Pick<BookingOfDocuments, 'id' | 'organization_id' | 'practice_id'>
  /** The organization it belongs to. */
  side: string
  personId: string
  kind: DocumentKind
  source: 'bundle' | 'note'
  filename: string
  contentType: DocumentType
  bytes: Readable | Buffer
}

/** More than a document may have, or nothing. */
export class UnstorableSize extends Error {
  override readonly name = 'UnstorableSize'
}

export type StoreGenerated = ReturnType<typeof createStoreGenerated>

/** Keeps what the service made itself as a document. It needs no inspection: nobody sent it. */
export function createStoreGenerated({ database, store, sealing, nameIndex, journal }: Dependencies) {
  async function keepBytes(key: string, bytes: Readable | Buffer) {
    const [upload, hash] = [await store.begin(key), createHash('sha256')]
    const parts: StoredPart[] = []
    try {
      let size = 0
      for await (const part of partsOf(bytes)) {
        size += part.length
        if (size > documentMaxSize) throw new UnstorableSize('It would be larger than a document may be')
        hash.update(part)
        const number = parts.length + 1
        parts.push({ number, size: part.length, receipt: await store.putPart(key, upload, number, part) })
      }
      if (size === 0) throw new UnstorableSize('There is nothing in it')
      await store.complete(key, upload, parts)
      return { size, sha256: hash.digest('hex') }
    } catch (error) {
      await store.abort(key, upload)
      throw error
    }
  }

  return async ({ id, booking, side, personId, kind, source, filename, contentType, bytes }: Generated) => {
    const { organization_id, practice_id } = booking
    const key = storeKeyOf({ id, organization_id })
    const { size, sha256 } = await keepBytes(key, bytes)
    const document = {
      ...{ id, organization_id, practice_id, booking_id: booking.id, side_id: side, kind, status: 'clean' },
      shared: isSharedAtOnce(booking, { side_id: side, kind }),
    }
    // Made in a job, whose person may have left since.
    await database.system(async (tx) => {
      const isNew = await insertDocument(tx, {
        ...{ ...document, source, size, sha256, content_type: contentType, store_key: key },
        ...{ uploaded_by: personId, inspected_at: new Date() },
        filename_sealed: sealing.seal({ id, organization_id }, 'documents', 'filename_sealed', filename),
      })
      if (!isNew) return
      await nameIndex.write(tx, document, filename)
      const author = { personId, organizationId: side }
      await journal.record(tx, author, 'document.uploaded', document, { kind, source, size })
    })
    return id
  }
}

/** In pieces as large as the store takes them; the memory of one is used again for the next. */
async function* partsOf(bytes: Readable | Buffer): AsyncGenerator<Buffer> {
  const held = Buffer.allocUnsafeSlow(partSize)
  let filled = 0
  for await (const chunk of Buffer.isBuffer(bytes) ? [bytes] : (bytes as AsyncIterable<Buffer>)) {
    for (let rest = chunk; rest.length > 0;) {
      const taken = rest.copy(held, filled)
      filled += taken
      rest = rest.subarray(taken)
      if (filled === partSize) {
        yield held
        filled = 0
      }
    }
  }
  if (filled > 0) yield held.subarray(0, filled)
}
