import { useMutation, useQueryClient } from '@tanstack/react-query'
import { consultationsKey } from '../consultation-keys.ts'
import { answerCosignature, type CosignatureAnswer } from '../note-life.queries.ts'

/** Signs beside the author, declines, or takes a request back. */
export function useCosignatureAnswer(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (answer: Omit<CosignatureAnswer, 'id'>) => answerCosignature({ id, ...answer }),
    // Whoever declined may not read the note any more: only what they may is asked for again.
    onSuccess: (_, { answer }) =>
      queryClient.invalidateQueries({
        queryKey: consultationsKey,
        ...(answer === 'decline' && { predicate: ({ queryKey }) => !queryKey.includes(id) }),
      }),
  })
}
