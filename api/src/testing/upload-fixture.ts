import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { storeKeyOf } from '../features/documents/document-store-key.ts'
import type { Principal } from '../platform/principal.ts'
import { type CallerApp, createCallerApp } from './caller-app.ts'
import { createMatter } from './document-fixture.ts'
import { createUploadClient, type UploadClient } from './upload-client.ts'

export const mib = 1024 * 1024
export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

export interface UploadService {
  app: CallerApp
  client: UploadClient
  matter: Awaited<ReturnType<typeof createMatter>>
  described(more?: Record<string, string>): Record<string, string>
  /** One that the referrer has begun. */
  begun(size: number, more?: Record<string, string>): Promise<string>
  /** What lies in the store once it is a document. */
  storedSha256(id: string, size: number): Promise<string>
  /** In pieces from where it is to the end. */
  sendRest(id: string, bytes: Buffer): Promise<void>
  close(): Promise<void>
}

/** The whole service on a real socket, with a booking whose referrer sends files. */
export async function createUploadService(): Promise<UploadService> {
  const app = await createCallerApp({ environment: { SECOND_FACTOR_ROLES: 'none' } })
  await app.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.app.server.address() as AddressInfo
  const headersOf = async (caller: Principal) => ({ authorization: `Bearer ${await app.tokenFor(caller)}` })
  const client = createUploadClient({ url: `http://127.0.0.1:${port}`, headersOf })
  const matter = await createMatter(app)
  const { referrer, booking } = matter

  const described = (more: Record<string, string> = {}) => ({
    ...{ bookingId: booking.id, kind: 'medical-record', filename: 'scan.pdf', filetype: 'application/pdf' },
    ...more,
  })

  return {
    ...{ app, client, matter, described },
    async begun(size, more) {
      const { id, status } = await client.begin(referrer, size, described(more))
      if (status !== 201) throw new Error(`An upload could not be begun: ${status}`)
      return id
    },
    async storedSha256(id, size) {
      const documents = 'select organization_id from documents where id = $1'
      const [row] = await app.query<{ organization_id: string }>(documents, [id])
      if (row === undefined) throw new Error('It is not a document yet')
      return sha256(await buffer(await app.context.documents.store.read(storeKeyOf({ ...row, id }), { size })))
    },
    async sendRest(id, bytes) {
      let at = (await client.find(referrer, id)).offset ?? -1
      while (at < bytes.length) {
        const { status, offset } = await client.patch(referrer, id, at, bytes.subarray(at, at + 8 * mib))
        if (status !== 204) throw new Error(`Bytes were answered with ${status}`)
        at = offset ?? -1
      }
    },
    close: () => app.close(),
  }
}
