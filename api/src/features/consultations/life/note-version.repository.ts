import type { Db } from '../../../platform/database.ts'

export type VersionRow = Awaited<ReturnType<typeof selectVersions>>[number]

/** Newest first, from the one before `before` on. */
export const selectVersions = (tx: Db, id: string, { before, limit }: { before: number | undefined; limit: number }) =>
  tx
    .selectFrom('consultation_versions as v')
    .leftJoin('people as p', 'p.id', 'v.edited_by')
    .select(['v.version', 'v.kind', 'v.edited_by', 'v.created_at', 'v.draft_sealed', 'p.name'])
    .where('v.consultation_id', '=', id)
    .$if(before !== undefined, (select) => select.where('v.version', '<', before ?? 0))
    .orderBy('v.version', 'desc')
    .limit(limit)
    .execute()
