import { randomUUID } from 'node:crypto'
import type { Database } from '../platform/database.ts'
import type { Principal } from '../platform/principal.ts'
import type { SampleRequest } from './matrix-samples.ts'
import { metadataHeader } from './upload-client.ts'

interface Parts {
  database: Database
  /** A request about a booking of the holder's. */
  booked: (holder: Principal) => Promise<{ params: { id: string } }>
}

const tus = { 'tus-resumable': '1.0.0' }
const bytes = 'application/offset+octet-stream'

/** Requests about documents, as samples of the authorisation matrix; each is given who holds what it is about. */
export function documentSamples({ database, booked }: Parts) {
  async function placed(holder: Principal) {
    const bookingId = (await booked(holder)).params.id
    const organizationId = holder.organization?.id ?? ''
    return { id: randomUUID(), organization_id: organizationId, booking_id: bookingId, side_id: organizationId }
  }

  const file = { kind: 'other', filename_sealed: 'sealed' }

  async function upload(holder: Principal) {
    const row = { ...(await placed(holder)), ...file, uploaded_by: holder.personId, declared_type: 'application/pdf' }
    const expires_at = new Date(Date.now() + 60_000)
    await database.system((tx) =>
      tx
        .insertInto('uploads')
        .values({ ...row, size: 10, expires_at })
        .execute(),
    )
    return { params: { id: row.id }, headers: tus }
  }

  const described = () =>
    metadataHeader({ bookingId: randomUUID(), kind: 'other', filename: 'scan.pdf', filetype: 'application/pdf' })

  return {
    'upload.begin': async (): Promise<SampleRequest> => ({
      headers: { ...tus, 'upload-length': '10', 'upload-metadata': described() },
    }),
    'upload.find': upload,
    'upload.receive': async (holder: Principal): Promise<SampleRequest> => ({
      ...(await upload(holder)),
      headers: { ...tus, 'upload-offset': '0', 'content-type': bytes },
      payload: Buffer.from('%PDF-'),
    }),
    'upload.stop': upload,
  }
}
