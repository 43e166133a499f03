import { createDocumentSealing } from '../../api/src/features/documents/document-sealing.ts'
import { createS3Store } from '../../api/src/features/documents/stores/s3-store.ts'
import { createKeyWrapper } from '../../api/src/platform/crypto/key-wrapper.ts'
import { openKeyring } from '../../api/src/platform/crypto/keyring.ts'
import type { Principal } from '../../api/src/platform/principal.ts'
import { createSpecialist } from '../../api/src/testing/booking-fixture.ts'
import { stepsBy } from '../../api/src/testing/booking-load.ts'
import { createDocument } from '../../api/src/testing/document-fixture.ts'
import { join } from 'node:path'
import { bucket, type Installation } from './installation.ts'

/** A booking and whoever made it. */
export async function bookedMatter({ person, callerOf, database }: Installation, url?: string) {
  const [practice, referrer] = await Promise.all([person({ role: 'admin' }), person({ role: 'referrer' })])
  const call = await callerOf(referrer, url)
  const booking = await stepsBy(call).book(referrer, await createSpecialist(database, { practice }))
  return { referrer, booking, call }
}

/** A document that lies in the bucket and may be read. */
export async function storedDocument(installation: Installation, booking: { id: string }, by: Principal, size: number) {
  const { database, folder, s3 } = installation
  const wrapper = await createKeyWrapper({ kind: 'file', path: join(folder, 'data', 'keys', 'wrapping.key') })
  const { cipher } = await openKeyring(database, wrapper)
  Object.assign(process.env, s3.credentials)
  const store = createS3Store({ bucket, region: 'ap-southeast-2', endpoint: s3.endpoint, kmsKeyId: null })
  const documents = { store, sealing: createDocumentSealing(cipher) }
  // Only these two parts of the feature are asked.
  const context = { database, documents } as Parameters<typeof createDocument>[0]['context']
  return createDocument({ context }, { booking, by, bytes: Buffer.alloc(size, '%PDF-1.7 ') })
}
