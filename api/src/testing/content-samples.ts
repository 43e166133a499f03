import sharp from 'sharp'
import type { Context } from '../context.ts'
import type { Principal } from '../platform/principal.ts'
import { createDocument } from './document-fixture.ts'
import type { SampleRequest } from './matrix-samples.ts'

interface Parts {
  context: Pick<Context, 'database' | 'documents'>
  /** A request about a booking of the holder's. */
  booked: (holder: Principal) => Promise<{ params: { id: string } }>
}

/** Requests about documents that are there, as samples of the authorisation matrix. */
export function contentSamples({ context, booked }: Parts) {
  async function clean(holder: Principal): Promise<SampleRequest> {
    const { params: booking } = await booked(holder)
    const { id } = await createDocument({ context }, { booking, by: holder })
    return { params: { id } }
  }
  async function scanned(holder: Principal): Promise<SampleRequest> {
    const { params: booking } = await booked(holder)
    const bytes = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } })
      .tiff()
      .toBuffer()
    const { id } = await createDocument({ context }, { booking, by: holder, bytes, contentType: 'image/tiff' })
    return { params: { id } }
  }
  const withBody = (payload: object) => async (holder: Principal) => ({ ...(await clean(holder)), payload })

  return {
    'document.list': booked,
    'document.read': clean,
    'document.change': withBody({ version: 1, sensitive: true }),
    'document.content': clean,
    'document.preview': scanned,
    'document.ticket': withBody({}),
    'document.access': clean,
    'document.matter-access': booked,
    'document.export-access': booked,
  }
}
