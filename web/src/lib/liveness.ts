import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let open = false

/** Whether this page hears of changes at once: a standing that changes ends the stream that tells them. */
export const liveness = {
  isOpen: () => open,
  set(isOpen: boolean) {
    if (open === isOpen) return
    open = isOpen
    for (const listener of listeners) listener()
  },
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
}

export const useIsLive = () => useSyncExternalStore(liveness.subscribe, liveness.isOpen)
