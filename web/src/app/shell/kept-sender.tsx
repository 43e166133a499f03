import type { Me } from '@medinotes/shared/access'
import { useEffect, useEffectEvent } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { deviceDrafts } from '../../lib/device-drafts.ts'

const lookAgainMs = 30_000

/** Sends what was left on this device without a connection: once the page stands, and whenever the connection is back. */
export function KeptSender({ me }: { me: Me }) {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const send = useEffectEvent(async () => {
    if (!navigator.onLine) return
    await deviceDrafts.open(me.id)
    if (deviceDrafts.names('').length === 0) return
    const { sendKept } = await import('./send-kept.ts')
    // One tab sends; what another has sent meanwhile is gone from the device.
    await navigator.locks.request('medinotes.send-kept', { ifAvailable: true }, async (lock) => {
      if (!lock) return
      await deviceDrafts.open(me.id)
      await sendKept({ me, pathname, goTo: (path) => void navigate(path) })
    })
  })
  useEffect(() => {
    const look = () => void send().catch(() => undefined)
    look()
    // The browser may say that it is online before anything can be reached.
    const timer = setInterval(look, lookAgainMs)
    window.addEventListener('online', look)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', look)
    }
  }, [])
  return null
}
