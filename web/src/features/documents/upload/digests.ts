import type { Upload } from './upload.ts'

// A larger one would have to be read whole into memory only to be counted.
const digestMaxSize = 16 * 1024 * 1024

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const sha256 = async (bytes: BufferSource) => hex(await crypto.subtle.digest('SHA-256', bytes))

/** For the service to compare what arrived with; null for a large file, and where the browser has no such function. */
export const digestOf = async (file: File) =>
  isSecureContext && file.size <= digestMaxSize ? sha256(await file.arrayBuffer()) : null

/** What a file is found again by after a reload. Names tell of people: only a hash of it stays in the browser. */
export async function fingerprintOf({ file, personId, bookingId, kind, sensitive }: Upload) {
  if (!isSecureContext) return ''
  const facts = [personId, bookingId, kind, sensitive, file.name, file.size, file.lastModified]
  return sha256(new TextEncoder().encode(JSON.stringify(facts)))
}
