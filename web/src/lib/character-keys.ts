import { useSyncExternalStore } from 'react'

const storageKey = 'character-keys'
const listeners = new Set<() => void>()
let isOn = read()

// Beside the theme: it belongs to the keyboard and the hands at this browser.
function read() {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}

/** Whether single letters, digits and signs are shortcuts. */
export const takesCharacterKeys = () => isOn

export function switchCharacterKeys(on: boolean) {
  isOn = on
  try {
    if (on) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, 'off')
  } catch {
    // Storage is switched off: the choice holds for this page.
  }
  for (const listener of listeners) listener()
}

function followOtherTab({ key }: StorageEvent) {
  if (key !== storageKey && key !== null) return
  isOn = read()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  if (listeners.size === 0) window.addEventListener('storage', followOtherTab)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.removeEventListener('storage', followOtherTab)
  }
}

export const useCharacterKeys = () => useSyncExternalStore(subscribe, takesCharacterKeys)
