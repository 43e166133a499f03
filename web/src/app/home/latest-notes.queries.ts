import { consultationListSchema, type ConsultationStatus } from '@medinotes/shared/consultations'
import { queryOptions } from '@tanstack/react-query'
import { consultationsKey } from '../../features/consultations/consultation.queries.ts'
import { api } from '../../lib/api-client.ts'

const howMany = 6

/** The latest few notes of one status, or of all. */
export const latestNotesQuery = (status?: ConsultationStatus) =>
  queryOptions({
    queryKey: [...consultationsKey, 'latest', status ?? 'all'],
    queryFn: ({ signal }) =>
      api.get('/consultations', consultationListSchema, { query: { status, limit: howMany }, signal }),
  })
