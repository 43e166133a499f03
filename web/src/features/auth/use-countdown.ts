import { useSyncExternalStore } from 'react'

function subscribe(listener: () => void) {
  const timer = setInterval(listener, 250)
  return () => clearInterval(timer)
}

const secondsUntil = (instant: number | null) =>
  instant === null ? 0 : Math.max(0, Math.ceil((instant - Date.now()) / 1000))

/** Whole seconds until a moment, counted down; zero once it has passed. */
export const useSecondsUntil = (instant: number | null) => useSyncExternalStore(subscribe, () => secondsUntil(instant))
