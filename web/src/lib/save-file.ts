import { api } from './api-client.ts'
import type { RequestOptions } from './request.ts'

/** Saves what a path answers under the name the service gives it; rejects where it was cut off. */
export async function saveFile(path: string, otherwise: string, query: NonNullable<RequestOptions['query']> = {}) {
  const reply = await api.stream(path, { query, headers: { accept: '*/*' } })
  const file = await reply.blob()
  const name = /filename="([^"]+)"/.exec(reply.headers.get('content-disposition') ?? '')?.[1] ?? otherwise
  const url = URL.createObjectURL(file)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  URL.revokeObjectURL(url)
  return name
}
