import { useSyncExternalStore } from 'react'
import { raisedToasts } from '../lib/toast.ts'
import { onDemand } from './on-demand.tsx'

const Toaster = onDemand(async () => (await import('./toaster.tsx')).Toaster)

/** Where outcomes appear, once there is one. */
export const Toasts = () => (useSyncExternalStore(raisedToasts.subscribe, raisedToasts.areWaiting) ? <Toaster /> : null)
