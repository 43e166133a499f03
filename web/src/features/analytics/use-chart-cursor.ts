import { type KeyboardEvent, useState } from 'react'

/** The period that is looked at: by arrows, Home and End, or under the pointer; Escape leaves it. */
export function useChartCursor(periods: number) {
  const [at, setAt] = useState<number | null>(null)
  const last = periods - 1
  const present = at === null ? null : Math.min(at, last)

  const targets: Record<string, () => number | null> = {
    ArrowRight: () => (present === null ? 0 : Math.min(last, present + 1)),
    ArrowLeft: () => (present === null ? last : Math.max(0, present - 1)),
    Home: () => 0,
    End: () => last,
    Escape: () => null,
  }
  function onKeyDown(event: KeyboardEvent) {
    const target = targets[event.key]
    if (!target || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    setAt(target())
  }
  return { at: present, setAt, onKeyDown }
}
