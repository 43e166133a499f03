import { sql } from 'kysely'
import type { Database, Db } from './database.ts'

type Subject = 'bookings' | 'consultations' | 'documents'

interface Batch {
  /** The id that was indexed last; undefined before the first. */
  after: string | undefined
  limit: number
}

const batch = 200

/** Puts what came before the present index into it, once, by id; several instances take turns. What is new is in it from its start. */
export async function catchUpNames(
  { database, subject, signal }: { database: Database; subject: Subject; signal: AbortSignal },
  index: (tx: Db, batch: Batch) => Promise<readonly string[]>,
) {
  let isBehind = true
  while (isBehind && !signal.aborted) isBehind = await database.system((tx) => catchUpSome(tx, subject, index))
}

/** False where nothing is left. */
async function catchUpSome(tx: Db, subject: Subject, index: (tx: Db, batch: Batch) => Promise<readonly string[]>) {
  const run = await tx
    .selectFrom('name_index_runs')
    .select('reached')
    .where('subject', '=', subject)
    .where('finished_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (run === undefined) return false
  const ids = await index(tx, { after: run.reached ?? undefined, limit: batch })
  const isLast = ids.length < batch
  await tx
    .updateTable('name_index_runs')
    .set({ reached: ids.at(-1) ?? run.reached, finished_at: isLast ? sql<Date>`now()` : null })
    .where('subject', '=', subject)
    .execute()
  return !isLast
}
