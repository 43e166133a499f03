import { useClerk } from '@clerk/react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { paths } from '../../app/paths.ts'
import { api } from '../../lib/api-client.ts'
import { meQuery, publicConfigQuery } from '../auth/account.queries.ts'
import { announceSignIn, announceSignOut, mayBeSignedIn } from '../auth/session-channel.ts'
import { clearBookingDrafts } from '../bookings/wizard/draft-copies.ts'
import { clearDrafts } from '../consultations/visit-draft.ts'
import { begunUploads } from '../documents/upload/begun-uploads.ts'

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
          queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== publicConfigQuery.queryKey[0] })
          changePerson(former.userId, user !== null)
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

function changePerson(formerId: string | null, isSignedIn: boolean) {
  remember(isSignedIn)
  if (formerId === null) return
  clearDrafts()
  clearBookingDrafts()
  begunUploads.queue()?.end()
  // A fresh page holds nothing of what was on this one.
  window.location.assign(isSignedIn ? paths.home : paths.landing)
}
