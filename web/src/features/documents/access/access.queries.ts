import { accessListSchema } from '@medinotes/shared/document-access'
import { pagedQuery } from '../../../lib/paged-query.ts'
import { documentsKey } from '../document-keys.ts'

/** Of one document, or of all documents of a booking. */
export type AccessSubject = { kind: 'document' | 'booking'; id: string }

export const accessPath = ({ kind, id }: AccessSubject) => `/${kind}s/${encodeURIComponent(id)}/access`

export const accessQuery = (subject: AccessSubject) =>
  pagedQuery({
    queryKey: [...documentsKey, 'access', subject.kind, subject.id],
    path: accessPath(subject),
    schema: accessListSchema,
    filters: { limit: 50 },
  })
