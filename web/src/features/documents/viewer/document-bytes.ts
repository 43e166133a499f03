import { api } from '../../../lib/api-client.ts'

/** First byte, and the one after the last. */
interface Piece {
  begin: number
  end: number
}

const previewPath = (id: string) => `/documents/${encodeURIComponent(id)}/preview`
const contentPath = (id: string) => `/documents/${encodeURIComponent(id)}/content`

/** What is looked at here is recorded as viewed; rejects where it was cut off. */
export async function readPiece(id: string, { begin, end }: Piece, signal?: AbortSignal): Promise<Uint8Array> {
  const headers = { accept: '*/*', range: `bytes=${begin}-${end - 1}` }
  const reply = await api.stream(contentPath(id), { query: { purpose: 'view' }, headers, signal })
  const bytes = new Uint8Array(await reply.arrayBuffer())
  if (bytes.length !== end - begin) throw new Error('A piece of a document came short')
  return bytes
}

export async function readWhole(id: string, signal?: AbortSignal): Promise<Blob> {
  const reply = await api.stream(contentPath(id), { query: { purpose: 'view' }, headers: { accept: '*/*' }, signal })
  return reply.blob()
}

/** One page of a picture that the service draws, and how many there are. */
export async function readPreview(id: string, page: number, signal?: AbortSignal) {
  const reply = await api.stream(previewPath(id), { query: { page }, headers: { accept: 'image/jpeg' }, signal })
  return { blob: await reply.blob(), pages: Number(reply.headers.get('document-pages')) }
}
