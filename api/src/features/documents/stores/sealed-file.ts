import { type KeyObject, randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StoreLost } from '../document-store.ts'
import { sealSegment, segmentSize } from './sealed-segments.ts'

interface SealedPlace {
  path: string
  /** Where it lies while it is written: what a crash leaves there goes with that folder. */
  aside: string
}

/** Through a name of its own: under the real one it is there whole or not at all. */
export async function writeSealed(place: SealedPlace, key: KeyObject, chunks: AsyncIterable<Buffer>, size: number) {
  const { path } = place
  const aside = join(place.aside, `${randomUUID()}.new`)
  const file = await open(aside, 'wx', 0o600)
  try {
    await writeSegments(file, key, chunks, size)
    await file.sync()
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  } finally {
    await file.close()
  }
  await rename(aside, path)
  await syncFolder(dirname(path))
}

/** Cuts whatever comes into segments of one size; what comes must be as long as was said. */
async function writeSegments(file: FileHandle, key: KeyObject, chunks: AsyncIterable<Buffer>, size: number) {
  let waiting: Buffer = Buffer.alloc(0)
  let index = 0
  let written = 0
  const put = async (bytes: Buffer) => {
    written += bytes.length
    await file.writeFile(sealSegment(key, index, written === size, bytes))
    index += 1
  }
  for await (const chunk of chunks) {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk])
    while (waiting.length >= segmentSize) {
      await put(waiting.subarray(0, segmentSize))
      waiting = waiting.subarray(segmentSize)
    }
  }
  if (waiting.length > 0) await put(waiting)
  if (written !== size) throw new StoreLost('The parts of a document are not as long as they were')
}

async function syncFolder(path: string) {
  const handle = await open(path, 'r')
  await handle.sync()
  await handle.close()
}
