import type { Template as TemplateView } from '@medinotes/shared/templates'
import type { Principal } from '../../../platform/principal.ts'
import type { Template } from '../templates.ts'
import type { TemplateSealing } from './template-sealing.ts'
import type { TemplateRow } from './template.repository.ts'

/** One's own are one's own; those of the organization are for those who administer it. */
export const mayChange = ({ personId, administers }: Principal, ownerId: string | null) =>
  ownerId === null ? administers : ownerId === personId

export const builtInView = ({ key, name, description, sections }: Template): TemplateView => ({
  ...{ key, scope: 'built-in', version: 1, retired: false, changeable: false, name, description },
  sections: [...sections],
})

export const templateView = (sealing: TemplateSealing, principal: Principal, row: TemplateRow): TemplateView => ({
  key: row.id,
  scope: row.owner_id === null ? 'organization' : 'personal',
  version: row.version,
  retired: row.retired_at !== null,
  changeable: mayChange(principal, row.owner_id),
  ...sealing.open(row, row.content_sealed),
})
