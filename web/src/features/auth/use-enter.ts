import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { paths } from '../../app/paths.ts'
import { api } from '../../lib/api-client.ts'
import { safeNextPath } from '../../lib/next-path.ts'
import { publicConfigQuery } from './account.queries.ts'

/** After somebody signed in: goes where they were headed. */
export function useEnter() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  return async () => {
    // Whoever was here before, nothing of theirs is shown to this person.
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== publicConfigQuery.queryKey[0] })
    api.setOrganization(null)
    await navigate(safeNextPath(search.get('next'), paths.home), { replace: true })
  }
}
