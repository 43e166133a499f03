import { accessListSchema } from '@medinotes/shared/document-access'
import { pagedQuery } from '../../../lib/paged-query.ts'
import { documentsKey } from '../document-keys.ts'

/** Of one document, of all documents of a booking, or of every examination of the booking's matter. */
export type AccessSubject = { kind: 'document' | 'booking' | 'matter'; id: string }

const accessPath = ({ kind, id }: AccessSubject) =>
  `/${kind === 'document' ? 'documents' : 'bookings'}/${encodeURIComponent(id)}/access`

export const accessExportPath = (bookingId: string) => `${accessPath({ kind: 'booking', id: bookingId })}/export`

export const accessQuery = (subject: AccessSubject) =>
  pagedQuery({
    queryKey: [...documentsKey, 'access', subject.kind, subject.id],
    path: accessPath(subject),
    schema: accessListSchema,
    filters: { limit: 50, ...(subject.kind === 'matter' && { of: 'matter' }) },
  })
