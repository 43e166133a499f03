import { timelineSchema } from '@medinotes/shared/timeline'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/api-client.ts'
import { consultationsKey } from '../consultation.queries.ts'

/** Any note or task that changes may stand in any of them. */
export const timelinesKey = [...consultationsKey, 'timeline'] as const

/** The notes of the name in this one. */
export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: [...timelinesKey, id],
    queryFn: ({ signal }) => api.get(`/consultations/${encodeURIComponent(id)}/timeline`, timelineSchema, { signal }),
  })
