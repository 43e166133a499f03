import { type Insertable, sql } from 'kysely'
import type { Documents, Uploads } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'
import type { StoredPart } from '../document-store.ts'
import type { UploadRow } from './upload-row.ts'

const columns = [
  ...(['id', 'organization_id', 'booking_id', 'side_id', 'uploaded_by', 'kind', 'filename_sealed'] as const),
  ...(['declared_type', 'size', 'declared_sha256', 'sensitive', 'received', 'next_part', 'store_upload'] as const),
  ...(['expires_at', 'created_at'] as const),
] as const

/** Lets one person begin one upload after the other until the transaction ends. */
export const queueForUploads = async (tx: Db, personId: string) => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`uploads of ${personId}`}, 0))`.execute(tx)
}

export async function countOpenUploads(db: Db, personId: string) {
  const open = db.selectFrom('uploads').where('uploaded_by', '=', personId).where('expires_at', '>', new Date())
  const { count } = await open.select(({ fn }) => fn.countAll().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}

export const insertUpload = (db: Db, upload: Insertable<Uploads>): Promise<UploadRow> =>
  db.insertInto('uploads').values(upload).returning(columns).executeTakeFirstOrThrow()

export const selectUpload = (db: Db, id: string): Promise<UploadRow | undefined> =>
  db.selectFrom('uploads').select(columns).where('id', '=', id).executeTakeFirst()

export const selectExpiredUploads = (db: Db, before: Date, most: number): Promise<UploadRow[]> =>
  db.selectFrom('uploads').select(columns).where('expires_at', '<', before).orderBy('expires_at').limit(most).execute()

/** Undefined once it has got further than that; null where no bytes wait. */
export async function selectTail(db: Db, { id, received }: UploadRow) {
  const found = db.selectFrom('uploads').select('tail_sealed').where('id', '=', id).where('received', '=', received)
  return (await found.executeTakeFirst())?.tail_sealed
}

/** What the store calls it from now on, unless it has been given a name already; that name otherwise. */
export async function nameStoreUpload(db: Db, id: string, name: string) {
  const row = await db
    .updateTable('uploads')
    .set(({ fn, val }) => ({ store_upload: fn.coalesce('store_upload', val(name)) }))
    .where('id', '=', id)
    .returning('store_upload')
    .executeTakeFirst()
  return row?.store_upload ?? undefined
}

/** A number that no other sender gets; undefined once the upload has got further. */
export async function reservePart(db: Db, id: string, received: number) {
  const row = await db
    .updateTable('uploads')
    .set(({ eb }) => ({ next_part: eb('next_part', '+', 1) }))
    .where('id', '=', id)
    .where('received', '=', String(received))
    .returning('next_part')
    .executeTakeFirst()
  return row && row.next_part - 1
}

interface Advance {
  from: number
  to: number
  tailSealed: string | null
}

/** Whether it was this sender who got it further. */
export async function advanceUpload(db: Db, id: string, { from, to, tailSealed }: Advance) {
  const { numUpdatedRows } = await db
    .updateTable('uploads')
    .set({ received: String(to), tail_sealed: tailSealed })
    .where('id', '=', id)
    .where('received', '=', String(from))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function insertPart(db: Db, uploadId: string, part: StoredPart) {
  await db
    .insertInto('upload_parts')
    .values({ upload_id: uploadId, ...part })
    .execute()
}

export const selectParts = (db: Db, uploadId: string): Promise<StoredPart[]> =>
  db
    .selectFrom('upload_parts')
    .select(['number', 'size', 'receipt'])
    .where('upload_id', '=', uploadId)
    .orderBy('number')
    .execute()

/** The row, with its parts; undefined where somebody else was first. */
export const deleteUpload = (db: Db, id: string): Promise<UploadRow | undefined> =>
  db.deleteFrom('uploads').where('id', '=', id).returning(columns).executeTakeFirst()

/** Whether it is new: the same document may be brought twice. */
export async function insertDocument(db: Db, document: Insertable<Documents>) {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('documents')
    .values(document)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** How large the document is that this person's upload has become. */
export async function selectUploadedSize(db: Db, id: string, personId: string) {
  const row = await db
    .selectFrom('documents')
    .select('size')
    .where('id', '=', id)
    .where('uploaded_by', '=', personId)
    .where('source', '=', 'upload')
    .executeTakeFirst()
  return row && Number(row.size)
}
