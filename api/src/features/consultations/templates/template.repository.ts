import { sql, type Insertable } from 'kysely'
import type { NoteTemplates, NoteTemplateVersions } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'

export type TemplateRow = Awaited<ReturnType<typeof selectTemplates>>[number]

/** Those the caller may see, which row-level security decides, as they stand. */
const currentTemplates = (tx: Db) =>
  tx
    .selectFrom('note_templates as t')
    .innerJoin('note_template_versions as v', (join) =>
      join.onRef('v.template_id', '=', 't.id').onRef('v.version', '=', 't.version'),
    )
    .select(['t.id', 't.organization_id', 't.owner_id', 't.version', 't.retired_at', 'v.content_sealed'])

export const selectTemplates = (tx: Db, organizationId: string) =>
  currentTemplates(tx).where('t.organization_id', '=', organizationId).execute()

export const selectTemplate = (tx: Db, id: string) => currentTemplates(tx).where('t.id', '=', id).executeTakeFirst()

export const selectTemplateVersion = (tx: Db, id: string, version: number) =>
  tx
    .selectFrom('note_template_versions')
    .select(['template_id as id', 'organization_id', 'version', 'content_sealed'])
    .where('template_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()

/** The latest first; no name for whoever has left. */
export const selectTemplateVersions = (tx: Db, id: string) =>
  tx
    .selectFrom('note_template_versions as v')
    .leftJoin('people as p', 'p.id', 'v.written_by')
    .select(['v.template_id as id', 'v.organization_id', 'v.version', 'v.content_sealed', 'v.created_at'])
    .select(['v.written_by', 'p.name as writer_name'])
    .where('v.template_id', '=', id)
    .orderBy('v.version', 'desc')
    .limit(200)
    .execute()

export async function insertTemplate(tx: Db, template: Insertable<NoteTemplates>) {
  await tx.insertInto('note_templates').values(template).execute()
}

export async function insertTemplateVersion(tx: Db, version: Insertable<NoteTemplateVersions>) {
  await tx.insertInto('note_template_versions').values(version).execute()
}

interface TemplateChange {
  id: string
  /** What the caller saw. */
  version: number
  isNewVersion: boolean
  retired: boolean | undefined
}

/** False when somebody changed it meanwhile. */
export async function updateTemplate(tx: Db, { id, version, isNewVersion, retired }: TemplateChange) {
  const changed = await tx
    .updateTable('note_templates')
    .set({
      version: isNewVersion ? version + 1 : version,
      ...(retired !== undefined && { retired_at: retired ? sql<Date>`now()` : null }),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}
