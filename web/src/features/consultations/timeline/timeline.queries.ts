import { timelineSchema } from '@medinotes/shared/timeline'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/api-client.ts'
import { timelinesKey } from '../consultation-keys.ts'

/** The notes of the name in this one. */
export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: [...timelinesKey, id],
    queryFn: ({ signal }) => api.get(`/consultations/${encodeURIComponent(id)}/timeline`, timelineSchema, { signal }),
  })
