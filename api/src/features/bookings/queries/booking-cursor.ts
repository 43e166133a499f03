import { idSchema, instantSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import { AppError } from '../../../platform/errors.ts'
import type { BookingPlace } from './booking-list.repository.ts'

const cursorSchema = z.tuple([instantSchema, idSchema])

/** Opaque place in the list; one that moves meanwhile does not take the page with it. */
export const encodePlace = ({ startsAt, id }: BookingPlace) =>
  Buffer.from(JSON.stringify([startsAt.toISOString(), id])).toString('base64url')

/** Throws `malformed` for anything that encodePlace did not make. */
export function decodePlace(cursor: string): BookingPlace {
  try {
    const [startsAt, id] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { startsAt: new Date(startsAt), id }
  } catch {
    throw new AppError('malformed', 'This page of the list cannot be read. Start from its beginning.', {
      errors: [{ path: 'cursor', message: 'Use the nextCursor of the page before' }],
    })
  }
}
