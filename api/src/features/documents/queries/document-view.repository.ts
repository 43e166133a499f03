import type { Db } from '../../../platform/database.ts'

export type DocumentNames =
  Awaited<ReturnType<typeof selectDocumentNames>> extends Map<string, infer Names> ? Names : never

/**
 * Names around documents, and whether a report is released. With the service's own rights, for documents that the caller was
 * shown: the two sides may not look each other up.
 */
export async function selectDocumentNames(tx: Db, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await tx
    .selectFrom('documents as d')
    .innerJoin('organizations as side', 'side.id', 'd.side_id')
    .leftJoin('people', 'people.id', 'd.uploaded_by')
    .leftJoin('report_releases as release', (join) =>
      join.onRef('release.document_id', '=', 'd.id').on('release.recalled_at', 'is', null),
    )
    .select(['d.id', 'people.name as uploadedBy', 'side.name as organizationName', 'release.released_at as releasedAt'])
    .where('d.id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, ...names }) => [id, names]))
}
