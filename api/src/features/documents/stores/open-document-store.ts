import type { DocumentPlace } from '../../../config.ts'
import type { DocumentStore } from '../document-store.ts'
import { createDiskStore } from './disk-store.ts'
import { createS3Store } from './s3-store.ts'

/** What the configuration says documents are kept in. */
export const openDocumentStore = (place: DocumentPlace, { documentKey }: { documentKey: Buffer }): DocumentStore =>
  place.kind === 's3' ? createS3Store(place) : createDiskStore({ folder: place.folder, documentKey })
