import { idSchema } from '@medinotes/shared/common'
import { AppError } from './errors.ts'

/** What a list asks of its repository: one row more than a page, after the row of this id. */
export interface PageRequest {
  limit: number
  after: string | undefined
}

interface PageQuery {
  limit: number
  cursor?: string | undefined
}

/** A page's cursor is the id of its last row: names and addresses stay out of URLs. */
export async function readPage<Row extends { id: string }, Item>(
  { limit, cursor }: PageQuery,
  select: (page: PageRequest) => Promise<Row[]>,
  present: (row: Row) => Item,
): Promise<{ items: Item[]; nextCursor: string | null }> {
  if (cursor !== undefined && !idSchema.safeParse(cursor).success) throw unreadable()
  const rows = await select({ limit: limit + 1, after: cursor })
  // A further page was there when its cursor was given: its row is gone since, or it never was one.
  if (cursor !== undefined && rows.length === 0) throw unreadable()
  const page = rows.slice(0, limit)
  return { items: page.map(present), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

const unreadable = () =>
  new AppError('malformed', 'This page of the list cannot be read. Start from its beginning.', {
    errors: [{ path: 'cursor', message: 'Use the nextCursor of the page before' }],
  })
