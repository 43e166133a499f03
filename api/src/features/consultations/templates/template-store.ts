import type { Template, TemplateContent } from '@medinotes/shared/templates'
import type { Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import { templateView } from './template-view.ts'
import type { TemplateSealing } from './template-sealing.ts'
import { insertTemplateVersion, selectTemplate, selectTemplates } from './template.repository.ts'

export type TemplateStore = ReturnType<typeof createTemplateStore>

/** Reads and writes templates with what they say sealed. */
export function createTemplateStore(sealing: TemplateSealing) {
  async function found(tx: Db, id: string) {
    const row = await selectTemplate(tx, id)
    if (!row) throw new AppError('not_found', 'There is no such template, or it is not yours to see.')
    return row
  }

  return {
    /** Throws `not_found` for an id that does not exist and for one that is somebody else's, alike. */
    found,

    all: async (tx: Db, principal: Principal) =>
      (await selectTemplates(tx, organizationOf(principal).id))
        .map((row) => templateView(sealing, principal, row))
        .toSorted((a, b) => a.scope.localeCompare(b.scope) || a.name.localeCompare(b.name, 'en-AU', { numeric: true })),

    shown: async (tx: Db, principal: Principal, id: string): Promise<Template> =>
      templateView(sealing, principal, await found(tx, id)),

    async addVersion(
      tx: Db,
      principal: Principal,
      { id, version }: { id: string; version: number },
      content: TemplateContent,
    ) {
      const organization_id = organizationOf(principal).id
      const content_sealed = sealing.seal({ id, organization_id, version }, content)
      const whose = { organization_id, written_by: principal.personId }
      await insertTemplateVersion(tx, { ...whose, template_id: id, version, content_sealed })
    },
  }
}
