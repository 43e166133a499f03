import {
  bookingRetentionSchema,
  type DecideDeletion,
  deletionRequestListSchema,
  deletionRequestSchema,
  type DeletionRequestQuery,
  type PlaceHold,
  type RequestDeletion,
  retentionRulesSchema,
  type SetRetentionRules,
} from '@medinotes/shared/retention'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/api-client.ts'
import { pagedQuery } from '../../../lib/paged-query.ts'
import { retentionKey } from '../document-keys.ts'

export const bookingRetentionQuery = (bookingId: string) =>
  queryOptions({
    queryKey: [...retentionKey, 'of-booking', bookingId],
    queryFn: ({ signal }) =>
      api.get(`/bookings/${encodeURIComponent(bookingId)}/retention`, bookingRetentionSchema, { signal }),
  })

export const deletionRequestsQuery = (filters: Pick<DeletionRequestQuery, 'bookingId' | 'status'>) =>
  pagedQuery({
    queryKey: [...retentionKey, 'deletions'],
    path: '/deletion-requests',
    schema: deletionRequestListSchema,
    filters,
  })

export const retentionRulesQuery = queryOptions({
  queryKey: [...retentionKey, 'rules'],
  queryFn: ({ signal }) => api.get('/retention-rules', retentionRulesSchema, { signal }),
})

export const setRetentionRules = (body: SetRetentionRules) => api.put('/retention-rules', body, retentionRulesSchema)

export const placeHold = ({ bookingId, ...body }: PlaceHold & { bookingId: string }) =>
  api.post(`/bookings/${encodeURIComponent(bookingId)}/legal-holds`, body, bookingRetentionSchema)

export const liftHold = (id: string) =>
  api.post(`/legal-holds/${encodeURIComponent(id)}/lift`, undefined, bookingRetentionSchema)

export const requestDeletion = ({ documentId, ...body }: RequestDeletion & { documentId: string }) =>
  api.post(`/documents/${encodeURIComponent(documentId)}/deletion-requests`, body, deletionRequestSchema)

export const decideDeletion = ({ id, ...body }: DecideDeletion & { id: string }) =>
  api.post(`/deletion-requests/${encodeURIComponent(id)}/decide`, body, deletionRequestSchema)
