import type { Db } from '../../../platform/database.ts'

export type VersionRow = Awaited<ReturnType<typeof selectVersions>>[number]

const versionsOf = (tx: Db, id: string) =>
  tx
    .selectFrom('consultation_versions as v')
    .leftJoin('people as p', 'p.id', 'v.edited_by')
    .select(['v.version', 'v.kind', 'v.edited_by', 'v.created_at', 'p.name'])
    .where('v.consultation_id', '=', id)

/** Newest first, from the one before `before` on. */
export const selectVersions = (tx: Db, id: string, { before, limit }: { before: number | undefined; limit: number }) =>
  versionsOf(tx, id)
    .$if(before !== undefined, (select) => select.where('v.version', '<', before ?? 0))
    .orderBy('v.version', 'desc')
    .limit(limit)
    .execute()

export const selectVersion = (tx: Db, id: string, version: number) =>
  versionsOf(tx, id).select('v.draft_sealed').where('v.version', '=', version).executeTakeFirst()
