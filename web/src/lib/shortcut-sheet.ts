import { useSyncExternalStore } from 'react'

let isOpen = false
const listeners = new Set<() => void>()

/** The help on keys, which menus, buttons and a key of its own open. */
export function showShortcuts(open: boolean) {
  isOpen = open
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useShortcutSheet = () => useSyncExternalStore(subscribe, () => isOpen)
