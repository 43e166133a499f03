import { sessionTimes } from '@medinotes/shared/session-times'
import { activitySchema } from '@medinotes/shared/sign-in'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { meQuery } from '../../features/auth/account.queries.ts'
import { createIdleWatch, type IdleWatch } from '../../features/auth/idle-watch.ts'
import { announceActivity, onSessionMessage } from '../../features/auth/session-channel.ts'
import { endUnattended } from '../../features/auth/auth-api.ts'
import { onDemand } from '../../components/on-demand.tsx'
import { api } from '../../lib/api-client.ts'
import { endedSession } from '../../lib/asked-question.ts'
import { leave } from './leave.ts'

const IdleDialog = onDemand(async () => (await import('../../features/auth/idle-dialog.tsx')).IdleDialog)

const prefetchMs = 10_000
const movements = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const

const ping = () => api.account.post('/auth/activity', {}, activitySchema)

/** Ends a session that nobody attends to, after a warning; what is on the page stays under the question to sign in again. */
export function IdleGuard() {
  const queryClient = useQueryClient()
  const [watch] = useState(() => {
    const idleMinutes = () => queryClient.getQueryData(meQuery.queryKey)?.idleMinutes ?? sessionTimes.idleMinutes
    return createIdleWatch({ ping, announce: announceActivity, idleMinutes })
  })
  const state = useSyncExternalStore(watch.subscribe, watch.state)
  useEffect(prefetchLater, [])
  useEffect(() => attend(watch), [watch])
  useEffect(() => {
    if (state.kind === 'ended') void endAndAsk(watch)
  }, [state.kind, watch])
  if (state.kind !== 'warning') return null
  return <IdleDialog warning={state} onStay={watch.stay} onDismiss={watch.dismiss} onSignOut={() => void leave()} />
}

// The warning must come without a connection too.
function prefetchLater() {
  const timer = setTimeout(() => void IdleDialog.prefetch(), prefetchMs)
  return () => clearTimeout(timer)
}

function attend(watch: IdleWatch) {
  for (const movement of movements) window.addEventListener(movement, watch.touch, { passive: true, capture: true })
  const timer = setInterval(watch.tick, 1000)
  const stopListening = onSessionMessage((message) => {
    if (message === 'active') watch.heard()
    if (message === 'signed-in') watch.restart()
  })
  watch.tick()
  return () => {
    for (const movement of movements) window.removeEventListener(movement, watch.touch, { capture: true })
    clearInterval(timer)
    stopListening()
  }
}

async function endAndAsk(watch: IdleWatch) {
  await endUnattended()
  if (await endedSession.ask()) watch.restart()
}
