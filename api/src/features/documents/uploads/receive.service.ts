import type { Database } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import { minimumPart } from '../document-store.ts'
import type { FinishUpload } from './finish.service.ts'
import type { MemoryRoom } from './memory-room.ts'
import { pour } from './pour.ts'
import { findUpload, wrongOffset } from './upload-finder.ts'
import type { UploadParts } from './upload-parts.ts'
import { progressOf, receivedOf, sizeOf, type UploadProgress, type UploadRow } from './upload-row.ts'

interface Dependencies {
  database: Database
  parts: UploadParts
  enterRoom: MemoryRoom
  finish: FinishUpload
  /** How long a sender may send nothing. */
  silenceMs: number
}

/** What a sender offers: from which place on, and the bytes as they come. */
export interface Offered {
  offset: number
  /** Null where the sender does not say. */
  length: number | null
  bytes: AsyncIterable<Buffer>
}

const tooLong = () => new AppError('payload_too_large', 'More bytes came than the file was said to have.')

/** Takes bytes of an upload. What is acknowledged was kept; what had come when a connection breaks is kept as well. */
export function createReceiveBytes({ database, parts, enterRoom, finish, silenceMs }: Dependencies) {
  /** Fills the memory of one part again and again; answers with how far the upload is now. */
  async function take(principal: Principal, row: UploadRow, bytes: AsyncIterable<Buffer>, held: Buffer) {
    let filled = (await parts.openTail(principal, row))?.copy(held) ?? 0
    let [kept, came] = [receivedOf(row), receivedOf(row)]

    async function keep() {
      const stretch = { from: kept, to: came }
      const isPart = filled >= minimumPart || came === sizeOf(row)
      await (isPart ? parts.keepPart : parts.keepTail)(principal, row, stretch, held.subarray(0, filled))
      kept = came
      if (isPart) filled = 0
    }

    async function hold(chunk: Buffer) {
      if (came + chunk.length > sizeOf(row)) throw tooLong()
      for (let rest = chunk; rest.length > 0;) {
        const taken = rest.copy(held, filled)
        filled += taken
        came += taken
        rest = rest.subarray(taken)
        if (filled === held.length) await keep()
      }
    }

    const cut = await pour(bytes, { silenceMs }, hold)
    if (came > kept) await keep()
    if (cut !== null) throw cut
    return kept
  }

  return async (principal: Principal, id: string, { offset, length, bytes }: Offered): Promise<UploadProgress> => {
    const row = await database.as(principal, (tx) => findUpload(tx, id))
    if (receivedOf(row) !== offset) throw wrongOffset()
    const missing = sizeOf(row) - offset
    if ((length ?? 0) > missing) throw tooLong()
    let received = offset
    if (missing > 0) {
      const { memory, leave } = await enterRoom()
      received = await take(principal, row, bytes, memory).finally(leave)
    }
    if (received === sizeOf(row)) await finish.now(principal, id)
    return progressOf(row, received)
  }
}
