import { templateListSchema } from '@medinotes/shared/templates'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'

/** Everything about templates lies below this key. */
export const templatesKey = ['templates'] as const

/** All that the person may use, and retired ones, which notes may name. */
export const templatesQuery = () =>
  queryOptions({
    queryKey: [...templatesKey, 'list'],
    queryFn: ({ signal }) => api.get('/templates', templateListSchema, { signal }),
    staleTime: 60_000,
  })
