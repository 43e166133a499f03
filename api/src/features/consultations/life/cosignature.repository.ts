import { sql, type Insertable, type Updateable } from 'kysely'
import type { NoteCosignatures } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/list-page.ts'

export type CosignatureRow = Awaited<ReturnType<typeof selectCosignatures>>[number]

const withName = (tx: Db) =>
  tx.selectFrom('note_cosignatures as s').leftJoin('people as p', 'p.id', 's.person_id').selectAll('s').select('p.name')

/** Of a note, oldest first: all for its author, a colleague's own for them. */
export const selectCosignatures = (tx: Db, { organization_id, id }: { organization_id: string; id: string }) =>
  withName(tx)
    .where('s.organization_id', '=', organization_id)
    .where('s.consultation_id', '=', id)
    .orderBy('s.requested_at')
    .orderBy('s.id')
    .execute()

export interface CosignaturePlace {
  id: string
  cosignatureId: string
}

export const selectCosignature = (tx: Db, { id, cosignatureId }: CosignaturePlace) =>
  withName(tx).where('s.consultation_id', '=', id).where('s.id', '=', cosignatureId).executeTakeFirst()

export async function insertCosignature(tx: Db, cosignature: Insertable<NoteCosignatures>) {
  await tx.insertInto('note_cosignatures').values(cosignature).execute()
}

/** Whether it was still waiting, and is answered by this. */
export async function answerCosignature(tx: Db, id: string, answer: Updateable<NoteCosignatures>) {
  const { numUpdatedRows } = await tx
    .updateTable('note_cosignatures')
    .set(answer)
    .where('id', '=', id)
    .where('status', '=', 'requested')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** What waits for this person, the latest first, each with its note's row. */
export const selectAwaited = (tx: Db, personId: string, { after, limit }: PageRequest) =>
  tx
    .selectFrom('note_cosignatures as s')
    .innerJoin('consultations as c', 'c.id', 's.consultation_id')
    .leftJoin('people as p', 'p.id', 'c.author_id')
    .selectAll('c')
    .select(['s.id as cosignature_id', 's.requested_at', 'p.name'])
    .where('s.person_id', '=', personId)
    .where('s.status', '=', 'requested')
    .$if(after !== undefined, (select) =>
      select.where(
        sql<boolean>`(s.requested_at, s.id) < (select requested_at, id from note_cosignatures where id = ${after}::uuid)`,
      ),
    )
    .orderBy('s.requested_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(limit)
    .execute()

export const selectAuthor = (tx: Db, personId: string) =>
  tx.selectFrom('people').select(['id', 'email']).where('id', '=', personId).executeTakeFirst()
