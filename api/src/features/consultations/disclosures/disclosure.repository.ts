import { type Insertable, type Selectable, sql } from 'kysely'
import type { AiUses, Disclosures } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/list-page.ts'

export type DisclosureRow = Selectable<Disclosures>

export async function insertDisclosure(tx: Db, disclosure: Insertable<Disclosures>) {
  await tx.insertInto('disclosures').values(disclosure).execute()
}

/** What the answer to a disclosure took. */
export async function insertAiUse(tx: Db, use: Insertable<AiUses>) {
  await tx.insertInto('ai_uses').values(use).execute()
}

/** The latest first. */
export function selectDisclosures(tx: Db, consultationId: string, { limit, after }: PageRequest) {
  let query = tx.selectFrom('disclosures as d').selectAll().where('d.consultation_id', '=', consultationId)
  if (after !== undefined) {
    query = query.where(
      sql<boolean>`(d.sent_at, d.id) < (select l.sent_at, l.id from disclosures l where l.id = ${after})`,
    )
  }
  return query.orderBy('d.sent_at', 'desc').orderBy('d.id', 'desc').limit(limit).execute()
}
