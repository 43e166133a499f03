import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'

/** Bytes of a document in one segment; a range opens the segments it touches and no others. */
export const segmentSize = 64 * 1024
const ivLength = 12
const authTagLength = 16
/** What a segment takes on disk beside its bytes. */
const overhead = ivLength + authTagLength

/** A segment does not open: it was altered, cut, or belongs elsewhere. */
export class SegmentBroken extends Error {
  override readonly name = 'SegmentBroken'
}

/** Each file has a key of its own, so that a segment of another file never opens here. */
export const fileKey = (documentKey: Buffer, name: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', documentKey, Buffer.alloc(0), `document|${name}`, 32)))

// A segment tells its number and whether it is the last: none can be left out, moved or put in.
const additionalData = (index: number, isLast: boolean) => Buffer.from(`v1|${index}|${isLast ? 'last' : 'more'}`)

export function sealSegment(key: KeyObject, index: number, isLast: boolean, bytes: Buffer): Buffer {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength })
  cipher.setAAD(additionalData(index, isLast))
  return Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

export function openSegment(key: KeyObject, index: number, isLast: boolean, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivLength), { authTagLength })
  decipher.setAAD(additionalData(index, isLast))
  try {
    decipher.setAuthTag(sealed.subarray(-authTagLength))
    return Buffer.concat([decipher.update(sealed.subarray(ivLength, -authTagLength)), decipher.final()])
  } catch (error) {
    throw new SegmentBroken('A segment of a document does not open', { cause: error })
  }
}

export const segmentsOf = (size: number) => Math.ceil(size / segmentSize)

/** Where a segment lies in the file, and how long it is there. */
export function placeOfSegment(index: number, size: number) {
  const bytes = Math.min(segmentSize, size - index * segmentSize)
  return { at: index * (segmentSize + overhead), length: bytes + overhead }
}
