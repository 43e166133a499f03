import { useQueryClient } from '@tanstack/react-query'
import { useChange } from '../../lib/use-change.ts'
import { meQuery } from '../auth/account.queries.ts'
import { consultationsKey } from '../consultations/consultation-keys.ts'
import { breakGlassKey } from './organization-keys.ts'
import { endBreakGlass } from './break-glass.queries.ts'

/** Ends emergency access; the notes it showed are gone from this page at once. */
export function useEndBreakGlass() {
  const queryClient = useQueryClient()
  return useChange(
    async (id: string) => {
      await endBreakGlass(id)
      queryClient.removeQueries({ queryKey: consultationsKey })
    },
    { renews: [breakGlassKey, meQuery.queryKey], done: () => 'Emergency access has ended' },
  )
}
