import { meSchema, publicConfigSchema } from '@medinotes/shared/access'
import type { Permission } from '@medinotes/shared/permissions'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { api } from '../../lib/api-client.ts'
import { codeOf } from '../../lib/api-error.ts'

export const meQuery = queryOptions({
  queryKey: ['me'],
  async queryFn({ signal }) {
    const me = await readMe(signal)
    api.setOrganization(me.organization?.id ?? null)
    return me
  },
  // Whoever comes back to this tab finds it as their standing is by now.
  refetchOnWindowFocus: 'always',
})

// The organization that this tab remembers may be one the person has left, or another person's.
function readMe(signal: AbortSignal) {
  const read = () => api.get('/me', meSchema, { signal })
  return read().catch((error: unknown) => {
    if (codeOf(error) !== 'forbidden' || api.organization() === null) throw error
    api.setOrganization(null)
    return read()
  })
}

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
