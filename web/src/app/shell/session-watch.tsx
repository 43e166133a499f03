import type { Me } from '@medinotes/shared/access'
import { useEffect, useSyncExternalStore } from 'react'
import { meQuery } from '../../features/auth/account.queries.ts'
import { onSessionMessage } from '../../features/auth/session-channel.ts'
import { SignInAgainDialog } from '../../features/auth/sign-in-again-dialog.tsx'
import { api } from '../../lib/api-client.ts'
import { endedSession } from '../../lib/asked-question.ts'
import { paths } from '../paths.ts'
import { queryClient } from '../query-client.ts'

/** Keeps this tab honest about who is signed in, whatever happens to the session here or in another tab. */
export function SessionWatch({ me }: { me: Me }) {
  const isAsking = useSyncExternalStore(endedSession.subscribe, endedSession.isAsking)
  useEffect(
    () => onSessionMessage((message) => void (message === 'signed-out' ? goToSignIn() : checkSamePerson(me.id))),
    [me.id],
  )
  const giveUp = () => {
    endedSession.answer(false)
    goToSignIn()
  }
  return (
    <SignInAgainDialog
      open={isAsking}
      email={me.email}
      onSignedIn={() => endedSession.answer(true)}
      onGiveUp={giveUp}
    />
  )
}

function goToSignIn() {
  const { pathname, search } = window.location
  window.location.assign(paths.signInThen(pathname + search))
}

// The cookie is shared by all tabs: after somebody else signed in, nothing of the former person may stay on this page.
async function checkSamePerson(personId: string) {
  api.forgetToken()
  const me = await queryClient.fetchQuery({ ...meQuery, staleTime: 0 }).catch(() => null)
  if (me && me.id !== personId) window.location.assign(paths.home)
  else if (me) endedSession.answer(true)
}
