import { useClerk } from '@clerk/react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { paths } from '../../app/paths.ts'
import { forgetTyped } from '../../app/shell/end-session.ts'
import { api } from '../../lib/api-client.ts'
import { meQuery, publicConfigQuery } from '../auth/account.queries.ts'
import { announceSignIn, announceSignOut, mayBeSignedIn } from '../auth/session-channel.ts'

/** Follows who is signed in with Clerk, here or in another tab: nothing of one person is ever shown to the next. */
export function ClerkWatch() {
  const clerk = useClerk()
  const queryClient = useQueryClient()
  const known = useRef<{ userId: string | null; organizationId: string | null } | null>(null)
  useEffect(
    () =>
      clerk.addListener(({ user, organization }) => {
        if (user === undefined) return
        const former = known.current
        known.current = { userId: user?.id ?? null, organizationId: organization?.id ?? null }
        if (former === null) return remember(user !== null)
        if (former.userId !== known.current.userId) {
          api.forgetToken()
          void changePerson(former.userId, user !== null)
          queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== publicConfigQuery.queryKey[0] })
        } else if (former.organizationId !== known.current.organizationId) {
          // The plan of Clerk's organization is in the token.
          api.forgetToken()
          void queryClient.invalidateQueries(meQuery)
        }
      }),
    [clerk, queryClient],
  )
  return null
}

function remember(isSignedIn: boolean) {
  if (isSignedIn && !mayBeSignedIn()) announceSignIn()
  if (!isSignedIn && mayBeSignedIn()) announceSignOut()
}

async function changePerson(formerId: string | null, isSignedIn: boolean) {
  remember(isSignedIn)
  if (formerId === null) return
  await forgetTyped()
  // A fresh page holds nothing of what was on this one.
  window.location.assign(isSignedIn ? paths.home : paths.landing)
}
