import { type Insertable, type Selectable, sql } from 'kysely'
import type { BookingDrafts } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'

export type DraftRow = Selectable<BookingDrafts>

export const selectDraft = (tx: Db, id: string) =>
  tx.selectFrom('booking_drafts').selectAll().where('id', '=', id).executeTakeFirst()

/** The latest first. */
export const selectDrafts = (
  tx: Db,
  personId: string,
  { after, limit }: { after: string | undefined; limit: number },
) =>
  tx
    .selectFrom('booking_drafts')
    .selectAll()
    .where('person_id', '=', personId)
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(updated_at, id) < (select updated_at, id from booking_drafts where id = ${after}::uuid)`,
      ),
    )
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export async function countDrafts(tx: Db, personId: string) {
  const { drafts } = await tx
    .selectFrom('booking_drafts')
    .select((eb) => eb.fn.countAll<string>().as('drafts'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return Number(drafts)
}

/** Undefined where somebody else's has that id. */
export const insertDraft = (tx: Db, draft: Insertable<BookingDrafts>) =>
  tx
    .insertInto('booking_drafts')
    .values(draft)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()

type Saved = Pick<DraftRow, 'content_sealed' | 'examinee_key' | 'examinee_name_sealed' | 'booking_id'>

export const updateDraft = (tx: Db, id: string, saved: Saved) =>
  tx
    .updateTable('booking_drafts')
    .set({ ...saved, updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()

export async function deleteDraft(tx: Db, id: string) {
  const { numDeletedRows } = await tx.deleteFrom('booking_drafts').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

/** Of the caller: what was filled in for a hold that is confirmed now. */
export async function deleteDraftsOf(tx: Db, bookingId: string) {
  await tx.deleteFrom('booking_drafts').where('booking_id', '=', bookingId).execute()
}

export async function deleteOldDrafts(tx: Db, days: number) {
  await tx
    .deleteFrom('booking_drafts')
    .where('updated_at', '<', sql<Date>`now() - make_interval(days => ${days}::integer)`)
    .execute()
}
