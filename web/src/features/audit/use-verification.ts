import type { AuditChain } from '@medinotes/shared/audit'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { auditKey, verifyChain } from './audit.queries.ts'

/** Verifies the chain when asked to; that it was is an event of the list too. */
export function useVerification(chain: AuditChain) {
  const queryClient = useQueryClient()
  const { mutate, ...state } = useMutation({
    mutationFn: verifyChain,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: auditKey }),
  })
  // What was told of one chain says nothing of another.
  const isOfThis = state.variables === chain
  return {
    isPending: state.isPending,
    verdict: isOfThis ? state.data : undefined,
    error: isOfThis ? state.error : null,
    verify: () => mutate(chain),
  }
}

export type Verification = ReturnType<typeof useVerification>
