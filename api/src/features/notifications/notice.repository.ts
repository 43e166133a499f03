import { type Insertable, sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Notices } from '../../platform/database-schema.ts'
import { noticeCodesSchema } from './notice-codes.ts'

/**
 * False where a notice of the same cause is there already. Which index says so is left open: to name it, PostgreSQL wants the
 * writer to be able to read the row.
 */
export async function insertNotice(db: Db, notice: Insertable<Notices>) {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('notices')
    .values(notice)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export type NoticeRow = Awaited<ReturnType<typeof listNotices>>[number]

/** The latest first; `before` is the id of the last one seen. */
export async function listNotices(db: Db, { limit, before }: { limit: number; before: string | undefined }) {
  const rows = await db
    .selectFrom('notices')
    .selectAll()
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, id) < (select created_at, id from notices where id = ${before}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, ...noticeCodesSchema.parse(row) }))
}

export async function selectOrganizationOf(db: Db, id: string) {
  const row = await db.selectFrom('notices').select('organization_id').where('id', '=', id).executeTakeFirst()
  return row?.organization_id ?? null
}

export async function selectNoticeStates(db: Db, ids: readonly string[]) {
  const rows = await db.selectFrom('notices').selectAll().where('id', 'in', ids).execute()
  return rows.map((row) => ({ id: row.id, ...noticeCodesSchema.parse(row) }))
}
