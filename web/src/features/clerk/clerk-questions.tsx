import { getToken, useReverification } from '@clerk/react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { paths } from '../../app/paths.ts'
import { api } from '../../lib/api-client.ts'
import { endedSession, missingProof } from '../../lib/asked-question.ts'
import { meQuery } from '../auth/account.queries.ts'

// What Clerk's reverification waits for: it opens its own dialog, then asks again.
const unproven = {
  clerk_error: {
    type: 'forbidden',
    reason: 'reverification-error',
    metadata: { reverification: { level: 'second_factor', afterMinutes: 10 } },
  },
} as const

/** What only the person can answer, asked by Clerk: a fresh proof of who is there, and a sign-in that has ended. */
export function ClerkQuestions() {
  const isProofMissing = useSyncExternalStore(missingProof.subscribe, missingProof.isAsking)
  const isSessionEnded = useSyncExternalStore(endedSession.subscribe, endedSession.isAsking)
  const prove = useProof()
  const latest = useRef(prove)
  useEffect(() => {
    latest.current = prove
  })
  useEffect(() => {
    if (!isProofMissing) return
    latest.current().then(
      () => missingProof.answer(true),
      () => missingProof.answer(false),
    )
  }, [isProofMissing])
  useEffect(() => {
    if (!isSessionEnded) return
    const { pathname, search } = window.location
    endedSession.answer(false)
    window.location.assign(paths.signInThen(pathname + search))
  }, [isSessionEnded])
  return null
}

/** Rejects when the person gives up. */
function useProof() {
  const queryClient = useQueryClient()
  const isFirst = useRef(true)
  const attempt = useReverification(async () => {
    if (isFirst.current) {
      isFirst.current = false
      return unproven
    }
    // The proof is in Clerk's next token.
    await getToken({ skipCache: true })
    api.forgetToken()
    await queryClient.invalidateQueries(meQuery)
    return null
  })
  return async () => {
    isFirst.current = true
    await attempt()
  }
}
