import { documentSchema, type QuarantineDecision, quarantineListSchema } from '@medinotes/shared/documents'
import { api } from '../../../lib/api-client.ts'
import { pagedQuery } from '../../../lib/paged-query.ts'
import { documentsKey } from '../document-keys.ts'

export const quarantineQuery = pagedQuery({
  queryKey: [...documentsKey, 'quarantine'],
  path: '/quarantine',
  schema: quarantineListSchema,
})

export type Decision = 'release' | 'destroy'

export const decideOnHeld = ({ id, decision, ...body }: QuarantineDecision & { id: string; decision: Decision }) =>
  api.post(`/quarantine/${encodeURIComponent(id)}/${decision}`, body, documentSchema)
