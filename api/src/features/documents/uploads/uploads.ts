import type { Database } from '../../../platform/database.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { DocumentJournal } from '../document-journal.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import type { DocumentStore } from '../document-store.ts'
import type { NameIndex } from '../names/name-index.ts'
import { createAbandonUploads } from './abandon.service.ts'
import { createBeginUpload } from './begin-upload.service.ts'
import { createFinishUpload } from './finish.service.ts'
import { createMemoryRoom } from './memory-room.ts'
import { createReceiveBytes } from './receive.service.ts'
import { createUploadParts } from './upload-parts.ts'
import { partSize } from './upload-row.ts'
import { createFindProgress } from './upload-progress.ts'

interface Dependencies {
  database: Database
  audit: Audit
  store: DocumentStore
  sealing: DocumentSealing
  nameIndex: NameIndex
  journal: DocumentJournal
}

/** What their bytes leave behind before it is collected is about half as much again. */
const partsInMemory = 4
/** Less than a request has to come in. */
const patienceMs = 20_000
/** A connection that is dead looks like this. */
const silenceMs = 15_000

export type Uploads = ReturnType<typeof createUploads>

/** Files that come in pieces, from the first byte to the document. */
export function createUploads(dependencies: Dependencies) {
  const enterRoom = createMemoryRoom({ places: partsInMemory, size: partSize, patienceMs })
  const finish = createFinishUpload(dependencies)
  const parts = createUploadParts(dependencies)
  const abandon = createAbandonUploads(dependencies)
  return {
    begin: createBeginUpload(dependencies),
    receive: createReceiveBytes({ ...dependencies, parts, enterRoom, finish, silenceMs }),
    find: createFindProgress({ ...dependencies, finish }),
    stop: abandon.stop,
    finishAfterCrash: finish.afterCrash,
    expire: abandon.expire,
    discard: abandon.discard,
  }
}
