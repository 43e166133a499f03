import { getToken, useClerk } from '@clerk/react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import { api } from '../../lib/api-client.ts'
import { meQuery } from '../auth/account.queries.ts'

interface ClerkProofProps {
  onProven: () => void
  onGiveUp: () => void
}

/** Clerk's dialog that verifies again who is there, by the second factor where there is one. */
export function ClerkProof({ onProven, onGiveUp }: ClerkProofProps) {
  const clerk = useClerk()
  const queryClient = useQueryClient()
  const container = useRef<HTMLDivElement>(null)
  const finish = useEffectEvent(async () => {
    // The proof is in Clerk's next token.
    await getToken({ skipCache: true })
    api.forgetToken()
    void queryClient.invalidateQueries(meQuery)
    onProven()
  })
  const giveUp = useEffectEvent(onGiveUp)
  useEffect(() => {
    // What Clerk's useReverification opens too, except that it cannot be told where.
    // oxlint-disable-next-line no-underscore-dangle -- Clerk's own name
    clerk.__internal_openReverification({
      level: 'second_factor',
      getContainer: () => container.current,
      afterVerification: () => void finish(),
      afterVerificationCancelled: () => giveUp(),
    })
    // oxlint-disable-next-line no-underscore-dangle -- Clerk's own name
    return () => clerk.__internal_closeReverification()
  }, [clerk])
  return <div ref={container} />
}
