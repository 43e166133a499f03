import type { KeyboardEvent } from 'react'

const targets: Record<string, (present: number, last: number) => number> = {
  ArrowDown: (present, last) => Math.min(present + 1, last),
  ArrowUp: (present) => Math.max(present - 1, 0),
  Home: () => 0,
  End: (_present, last) => last,
}

/** Arrow keys, Home and End walk what is marked with `data-row`; Enter opens one, as it opens any link or button. */
export function walkRows(event: KeyboardEvent<HTMLElement>) {
  const target = targets[event.key]
  if (!target) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const present = rows.findIndex((row) => row === document.activeElement)
  if (present === -1) return
  event.preventDefault()
  rows[target(present, rows.length - 1)]?.focus()
}
