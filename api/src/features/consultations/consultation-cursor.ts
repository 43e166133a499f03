import { idSchema, instantSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import { AppError } from '../../platform/errors.ts'

const cursorSchema = z.tuple([instantSchema, idSchema])

/** Opaque place in the list, after this row. */
export const encodeCursor = ({ created_at, id }: { created_at: Date; id: string }) =>
  Buffer.from(JSON.stringify([created_at.toISOString(), id])).toString('base64url')

/** Throws `malformed` for anything that encodeCursor did not make. */
export function decodeCursor(cursor: string) {
  try {
    const [createdAt, id] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { createdAt: new Date(createdAt), id }
  } catch {
    throw new AppError('malformed', 'This page of the list cannot be read. Start from its beginning.', {
      errors: [{ path: 'cursor', message: 'Use the nextCursor of the page before' }],
    })
  }
}
