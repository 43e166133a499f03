import type { Selectable } from 'kysely'
import type { Uploads } from '../../../platform/database-schema.ts'

/** Without the bytes that wait for a part of their own, which are many. */
export type UploadRow = Omit<Selectable<Uploads>, 'tail_sealed'>

/** What is held of an upload in memory, and put into the store at a time. */
export const partSize = 8 * 1024 * 1024

/** Unfinished after that long, an upload is given up. */
export const uploadLifetimeMs = 48 * 3_600_000

/** How far an upload has got. */
export interface UploadProgress {
  id: string
  size: number
  received: number
  /** Null once it is complete. */
  expiresAt: Date | null
}

export const sizeOf = ({ size }: Pick<UploadRow, 'size'>) => Number(size)
export const receivedOf = ({ received }: Pick<UploadRow, 'received'>) => Number(received)

export const progressOf = (row: UploadRow, received = receivedOf(row)): UploadProgress => ({
  ...{ id: row.id, size: sizeOf(row), received },
  expiresAt: received === sizeOf(row) ? null : row.expires_at,
})
