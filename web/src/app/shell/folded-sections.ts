import { useSyncExternalStore } from 'react'

const storageKey = 'folded-sections'
const listeners = new Set<() => void>()
let folded: ReadonlySet<string> = read()

function read() {
  try {
    return new Set((localStorage.getItem(storageKey) ?? '').split(',').filter((title) => title !== ''))
  } catch {
    return new Set<string>()
  }
}

/** Kept in this browser: it is about the room on this screen. */
export function foldSection(title: string, fold: boolean) {
  folded = new Set([...folded].filter((one) => one !== title).concat(fold ? title : []))
  try {
    if (folded.size === 0) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, [...folded].join(','))
  } catch {
    // Storage is switched off: the choice holds for this page.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useFoldedSections = () => useSyncExternalStore(subscribe, () => folded)
