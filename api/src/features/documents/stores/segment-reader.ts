import type { KeyObject } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { callbackify } from 'node:util'
import type { ByteRange } from '../document-store.ts'
import { openSegment, placeOfSegment, SegmentBroken, segmentSize, segmentsOf } from './sealed-segments.ts'

interface SealedFile {
  handle: FileHandle
  key: KeyObject
  /** Bytes of the document, not of the file. */
  size: number
}

/** That range of a sealed file; closes the file when it ends, however it ends. */
export function readSegments({ handle, key, size }: SealedFile, { start, end }: ByteRange): Readable {
  let index = Math.floor(start / segmentSize)
  const last = Math.floor(end / segmentSize)

  async function next() {
    const { at, length } = placeOfSegment(index, size)
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(length), 0, length, at)
    if (bytesRead < length) throw new SegmentBroken('A document is shorter than it was')
    const bytes = openSegment(key, index, index === segmentsOf(size) - 1, buffer)
    const from = index * segmentSize
    index += 1
    return bytes.subarray(Math.max(0, start - from), Math.min(bytes.length, end + 1 - from))
  }

  return new Readable({
    highWaterMark: 4 * segmentSize,
    read() {
      if (index > last) this.push(null)
      else
        next().then(
          (bytes) => this.push(bytes),
          (error: Error) => this.destroy(error),
        )
    },
    destroy(error, done) {
      callbackify(() => handle.close())((failure) => done(error ?? failure))
    },
  })
}
