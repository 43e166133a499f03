import { request } from 'node:http'
import type { Principal } from '../platform/principal.ts'

interface Parts {
  url: string
  headersOf: (caller: Principal) => Promise<Record<string, string>>
}

interface Sent {
  headers?: Record<string, string>
  body?: Buffer
}

interface Cut {
  offset: number
  body: Buffer
  after: number
  end?: () => Promise<void>
}

/** `Upload-Metadata` of these fields. */
export const metadataHeader = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')

export type UploadClient = ReturnType<typeof createUploadClient>

/** Speaks tus over real sockets, also badly. */
export function createUploadClient({ url, headersOf }: Parts) {
  const headersFor = async (caller: Principal, headers: Record<string, string> = {}) => ({
    'tus-resumable': '1.0.0',
    ...(await headersOf(caller)),
    ...headers,
  })

  async function send(caller: Principal, line: string, { headers, body }: Sent = {}) {
    const [method = '', path = ''] = line.split(' ')
    const reply = await fetch(`${url}${path}`, {
      method,
      headers: await headersFor(caller, headers),
      ...(body && { body: new Uint8Array(body) }),
    })
    const text = await reply.text()
    const { code, detail } = (text === '' ? {} : JSON.parse(text)) as { code?: string; detail?: string }
    const offset = reply.headers.get('upload-offset')
    return {
      ...{ status: reply.status, headers: reply.headers, code, detail },
      offset: offset === null ? null : Number(offset),
    }
  }

  async function begin(caller: Principal, size: number, metadata: Record<string, string>) {
    const headers = { 'upload-length': String(size), 'upload-metadata': metadataHeader(metadata) }
    const reply = await send(caller, 'POST /api/uploads', { headers })
    return { ...reply, id: reply.headers.get('location')?.split('/').at(-1) ?? '' }
  }

  const bytesFrom = (offset: number) => ({
    'content-type': 'application/offset+octet-stream',
    'upload-offset': String(offset),
  })

  return {
    ...{ send, begin },
    find: (caller: Principal, id: string) => send(caller, `HEAD /api/uploads/${id}`),
    patch: (caller: Principal, id: string, offset: number, body: Buffer) =>
      send(caller, `PATCH /api/uploads/${id}`, { headers: bytesFrom(offset), body }),
    /** Says that all of the bytes come and sends so many; then it hangs up, or something else ends it. */
    async cut(caller: Principal, id: string, { offset, body, after, end }: Cut) {
      const headers = { ...(await headersFor(caller, bytesFrom(offset))), 'content-length': body.length }
      const sending = request(`${url}/api/uploads/${id}`, { method: 'PATCH', headers })
      const ended = new Promise((resolve) => sending.once('close', resolve))
      sending.on('error', () => undefined)
      sending.write(body.subarray(0, after), () => void (end ? end() : sending.destroy()))
      await ended
    },
  }
}
