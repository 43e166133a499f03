import type { Me } from '@medinotes/shared/access'
import type { ErrorCode } from '@medinotes/shared/errors'
import { Suspense, useEffect, useSyncExternalStore } from 'react'
import { onDemand } from '../../components/on-demand.tsx'
import { meQuery } from '../../features/auth/account.queries.ts'
import { hostedSignIn } from '../../features/auth/hosted-sign-in.ts'
import { onSessionMessage } from '../../features/auth/session-channel.ts'
import { ClerkQuestions } from '../../features/clerk/clerk-parts.tsx'
import { begunUploads } from '../../features/documents/upload/begun-uploads.ts'
import { api } from '../../lib/api-client.ts'
import { type AskedQuestion, endedSession, missingProof } from '../../lib/asked-question.ts'
import { paths } from '../paths.ts'
import { queryClient } from '../query-client.ts'

const IdleGuard = onDemand(async () => (await import('./idle-guard.tsx')).IdleGuard)
const SignInAgainDialog = onDemand(
  async () => (await import('../../features/auth/sign-in-again-dialog.tsx')).SignInAgainDialog,
)
const StepUpDialog = onDemand(async () => (await import('../../features/auth/step-up-dialog.tsx')).StepUpDialog)

/** Keeps this tab honest about who is signed in and what they may do, whatever happens here or in another tab. */
export function SessionWatch({ me }: { me: Me }) {
  useSessionMessages(me.id)
  useRefusals()
  return hostedSignIn() ? (
    <Suspense>
      <ClerkQuestions />
    </Suspense>
  ) : (
    <BuiltInQuestions me={me} />
  )
}

/** What only the person can answer. */
function BuiltInQuestions({ me }: { me: Me }) {
  const isProofMissing = useIsAsking(missingProof)
  const isSessionEnded = useIsAsking(endedSession)
  return (
    <>
      {me.issuer === 'built-in' && <IdleGuard />}
      {isProofMissing && (
        <StepUpDialog me={me} onProven={() => missingProof.answer(true)} onGiveUp={() => missingProof.answer(false)} />
      )}
      {isSessionEnded && (
        <SignInAgainDialog
          email={me.email}
          onSignedIn={() => endedSession.answer(true)}
          onGiveUp={() => {
            endedSession.answer(false)
            goToSignIn()
          }}
        />
      )}
    </>
  )
}

const useIsAsking = (question: AskedQuestion) => useSyncExternalStore(question.subscribe, question.isAsking)

function useSessionMessages(personId: string) {
  useEffect(
    () =>
      onSessionMessage((message) => {
        if (message === 'signed-out') goToSignIn()
        if (message === 'signed-in') void checkSamePerson(personId)
      }),
    [personId],
  )
}

const changesOfStanding = new Set<ErrorCode>(['forbidden', 'organization_suspended', 'factor_required'])

// What the service refuses, the page should not have offered: it has heard of a change that the page has not.
function useRefusals() {
  useEffect(
    () =>
      api.onRefusal((code) => {
        if (changesOfStanding.has(code)) void queryClient.invalidateQueries(meQuery)
        // A fresh page holds nothing of what they could see.
        if (code === 'account_disabled') {
          begunUploads.queue()?.end()
          window.location.reload()
        }
      }),
    [],
  )
}

function goToSignIn() {
  // Otherwise the browser would ask whether to leave what runs.
  begunUploads.queue()?.end()
  const { pathname, search } = window.location
  window.location.assign(paths.signInThen(pathname + search))
}

// The cookie is shared by all tabs: after somebody else signed in, nothing of the former person may stay on this page.
async function checkSamePerson(personId: string) {
  api.forgetToken()
  const me = await queryClient.fetchQuery({ ...meQuery, staleTime: 0 }).catch(() => null)
  if (me && me.id !== personId) {
    begunUploads.queue()?.end()
    window.location.assign(paths.home)
  } else if (me) endedSession.answer(true)
}
