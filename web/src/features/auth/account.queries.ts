import { meSchema, publicConfigSchema } from '@medinotes/shared/access'
import type { Permission } from '@medinotes/shared/permissions'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api.get('/me', meSchema, { signal }),
})

export const publicConfigQuery = queryOptions({
  queryKey: ['config'],
  queryFn: ({ signal }) => api.open.get('/config', publicConfigSchema, { signal }),
  staleTime: Infinity,
})

/** Who is signed in; only below the route that made sure of it. */
export const useMe = () => useSuspenseQuery(meQuery).data

export function useMay(permission: Permission) {
  return useMe().permissions.includes(permission)
}
