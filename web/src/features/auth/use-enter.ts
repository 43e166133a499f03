import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { paths } from '../../app/paths.ts'
import { errorText } from '../../lib/api-error.ts'
import { safeNextPath } from '../../lib/next-path.ts'
import { publicConfigQuery } from './account.queries.ts'

/** Runs a sign-in or a sign-up, then goes where the person was headed; `problem` says why it did not work. */
export function useEnter() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [problem, setProblem] = useState<string | null>(null)
  const enter = async (proceed: () => Promise<void>) => {
    setProblem(null)
    try {
      await proceed()
      // Whoever was here before, nothing of theirs is shown to this person.
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== publicConfigQuery.queryKey[0] })
      await navigate(safeNextPath(search.get('next'), paths.home), { replace: true })
    } catch (error) {
      setProblem(errorText(error))
    }
  }
  return { enter, problem }
}
