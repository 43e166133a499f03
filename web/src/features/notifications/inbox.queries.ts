import { inboxSchema } from '@medinotes/shared/notices'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'

const shown = 50
const renewalMs = 3000

/** The latest notices; asked again while somebody looks. */
export const inboxQuery = queryOptions({
  queryKey: ['inbox'],
  queryFn: ({ signal }) => api.open.get('/inbox', inboxSchema, { query: { limit: shown }, signal }),
  refetchInterval: renewalMs,
})
