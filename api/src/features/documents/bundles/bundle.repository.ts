import type { BundleFault } from '@medinotes/shared/documents'
import type { Insertable, Selectable } from 'kysely'
import type { BundleItems, Bundles } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/list-page.ts'
import type { DocumentRow } from '../document-row.ts'

export type BundleRow = Selectable<Bundles>

export async function insertBundle(tx: Db, bundle: Insertable<Bundles>, items: readonly Insertable<BundleItems>[]) {
  await tx.insertInto('bundles').values(bundle).execute()
  await tx
    .insertInto('bundle_items')
    .values([...items])
    .execute()
}

export const selectBundle = (tx: Db, id: string): Promise<BundleRow | undefined> =>
  tx.selectFrom('bundles').selectAll().where('id', '=', id).executeTakeFirst()

/** Of one side of the installation: how many are being made. Serialised, so that two requests at once count each other. */
export async function countUnderWay(tx: Db, sideId: string) {
  const rows = await tx
    .selectFrom('bundles')
    .select('id')
    .where('side_id', '=', sideId)
    .where('status', '=', 'making')
    .execute()
  return rows.length
}

/** Documents of that booking that the caller may see, in no order. */
export const selectDocumentsByIds = (tx: Db, bookingId: string, ids: readonly string[]): Promise<DocumentRow[]> =>
  tx
    .selectFrom('documents')
    .selectAll()
    .where('booking_id', '=', bookingId)
    .where('id', 'in', [...ids])
    .execute()

export const selectItems = (tx: Db, bundleIds: readonly string[]) =>
  tx
    .selectFrom('bundle_items as i')
    .innerJoin('documents as d', 'd.id', 'i.document_id')
    .selectAll('d')
    .select(['i.bundle_id', 'i.position', 'i.first_page', 'i.pages'])
    .where('i.bundle_id', 'in', [...bundleIds])
    .orderBy('i.bundle_id')
    .orderBy('i.position')
    .execute()

export type ItemRow = Awaited<ReturnType<typeof selectItems>>[number]

/** The latest first. */
export function selectBundlesOf(tx: Db, bookingId: string, { limit, after }: PageRequest) {
  let query = tx
    .selectFrom('bundles as b')
    .innerJoin('people as p', 'p.id', 'b.created_by')
    .selectAll('b')
    .select('p.name as createdByName')
    .where('b.booking_id', '=', bookingId)
  if (after !== undefined) {
    query = query.where((eb) =>
      eb(
        eb.refTuple('b.created_at', 'b.id'),
        '<',
        eb
          .selectFrom('bundles as last')
          .select(['last.created_at', 'last.id'])
          .where('last.id', '=', after)
          .where('last.booking_id', '=', bookingId)
          .$asTuple('created_at', 'id'),
      ),
    )
  }
  return query.orderBy('b.created_at', 'desc').orderBy('b.id', 'desc').limit(limit).execute()
}

export async function updateItem(
  tx: Db,
  { bundleId, position }: { bundleId: string; position: number },
  pages: number,
) {
  await tx
    .updateTable('bundle_items')
    .set({ pages })
    .where('bundle_id', '=', bundleId)
    .where('position', '=', position)
    .execute()
  await tx.updateTable('bundles').set({ done: position }).where('id', '=', bundleId).execute()
}

export async function updateReady(tx: Db, id: string, firstPages: readonly number[]) {
  for (const [at, first_page] of firstPages.entries())
    await tx
      .updateTable('bundle_items')
      .set({ first_page })
      .where('bundle_id', '=', id)
      .where('position', '=', at + 1)
      .execute()
  const { numUpdatedRows } = await tx
    .updateTable('bundles')
    .set({ status: 'ready', document_id: id })
    .where('id', '=', id)
    .where('status', '=', 'making')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function updateFailed(tx: Db, id: string, fault: BundleFault) {
  const { numUpdatedRows } = await tx
    .updateTable('bundles')
    .set({ status: 'failed', fault })
    .where('id', '=', id)
    .where('status', '=', 'making')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const selectAbandoned = (tx: Db, before: Date) =>
  tx
    .selectFrom('bundles')
    .selectAll()
    .where('status', '=', 'making')
    .where('created_at', '<', before)
    .limit(100)
    .execute()
