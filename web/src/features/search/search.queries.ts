import { searchResultSchema } from '@medinotes/shared/search'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'

/** What was typed goes in a body, which no address, log or history keeps; nor does this page for longer than it is looked at. */
export const searchQuery = (query: string) =>
  queryOptions({
    queryKey: ['search', query],
    queryFn: ({ signal }) => api.post('/search', { query }, searchResultSchema, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    gcTime: 10_000,
  })
