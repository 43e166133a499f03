import type { Principal } from '../../../platform/principal.ts'
import type { SealedReads } from '../sealed-reads.ts'
import { templates as builtInTemplates } from '../templates.ts'
import { builtInView } from './template-view.ts'
import type { TemplateSealing } from './template-sealing.ts'
import type { TemplateStore } from './template-store.ts'
import { selectTemplateVersions } from './template.repository.ts'

interface Dependencies {
  sealedReads: SealedReads
  templateSealing: TemplateSealing
  templateStore: TemplateStore
}

/** What a person may write notes with. */
export const createTemplateLists = ({ sealedReads, templateSealing, templateStore }: Dependencies) => ({
  list: (principal: Principal) =>
    sealedReads(principal, async (tx) => {
      const own = principal.organization === null ? [] : await templateStore.all(tx, principal)
      return { items: [...builtInTemplates.map(builtInView), ...own], nextCursor: null }
    }),

  read: (principal: Principal, id: string) => sealedReads(principal, (tx) => templateStore.shown(tx, principal, id)),

  versions: (principal: Principal, id: string) =>
    sealedReads(principal, async (tx) => {
      await templateStore.found(tx, id)
      const items = (await selectTemplateVersions(tx, id)).map((row) => ({
        version: row.version,
        writtenBy: { id: row.written_by, name: row.writer_name ?? 'Somebody who has left' },
        at: row.created_at.toISOString(),
        content: templateSealing.open(row, row.content_sealed),
      }))
      return { items, nextCursor: null }
    }),
})
