import { useSyncExternalStore } from 'react'

let isOpen = false
const listeners = new Set<() => void>()

/** Begins the tour, or ends it. */
export function showTour(open: boolean) {
  isOpen = open
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useTour = () => useSyncExternalStore(subscribe, () => isOpen)

const seenKey = (personId: string) => `tour-seen:${personId}`

/** Of this person, on this device. */
export function rememberTour(personId: string) {
  try {
    localStorage.setItem(seenKey(personId), 'yes')
  } catch {
    // Storage is switched off: it is offered again.
  }
}

export function hasSeenTour(personId: string) {
  try {
    return localStorage.getItem(seenKey(personId)) !== null
  } catch {
    return false
  }
}
