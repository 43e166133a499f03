import type { KeyboardEvent } from 'react'
import { useElementShortcuts } from './use-shortcuts.ts'

const walk = (target: (present: number, last: number) => number) => (event: KeyboardEvent<HTMLElement>) => {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const present = rows.findIndex((row) => row === document.activeElement)
  if (present === -1) return
  event.preventDefault()
  rows[target(present, rows.length - 1)]?.focus()
}

const shortcuts = [
  { keys: ['ArrowDown'], words: 'Next row', act: walk((present, last) => Math.min(present + 1, last)) },
  { keys: ['ArrowUp'], words: 'Row before', act: walk((present) => Math.max(present - 1, 0)) },
  { keys: ['Home'], words: 'First row', act: walk(() => 0) },
  { keys: ['End'], words: 'Last row', act: walk((_present, last) => last) },
]

/** Arrow keys, Home and End walk what is marked with `data-row`; Enter opens one, as it opens any link or button. */
export const useRowWalk = () => useElementShortcuts('In a list', shortcuts)
