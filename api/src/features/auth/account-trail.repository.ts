import type { Db } from '../../platform/database.ts'
import type { Identity } from '../organizations/people.repository.ts'

/** Null before somebody's first request wrote them down. */
export async function findPersonId(db: Db, { issuer, subject }: Identity): Promise<string | null> {
  const row = await db
    .selectFrom('people')
    .select('id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.id ?? null
}
