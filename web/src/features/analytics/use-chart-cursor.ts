import { type KeyboardEvent, useState } from 'react'
import { useElementShortcuts } from '../../lib/use-shortcuts.ts'

/** The period that is looked at: by arrows, Home and End, or under the pointer; Escape leaves it. */
export function useChartCursor(periods: number) {
  const [at, setAt] = useState<number | null>(null)
  const last = periods - 1
  const present = at === null ? null : Math.min(at, last)

  const go = (target: number | null) => (event: KeyboardEvent<SVGSVGElement>) => {
    event.preventDefault()
    setAt(target)
  }
  const onKeyDown = useElementShortcuts<SVGSVGElement>('In a chart', [
    { keys: ['ArrowRight'], words: 'Next period', act: go(present === null ? 0 : Math.min(last, present + 1)) },
    { keys: ['ArrowLeft'], words: 'Period before', act: go(present === null ? last : Math.max(0, present - 1)) },
    { keys: ['Home'], words: 'First period', act: go(0) },
    { keys: ['End'], words: 'Last period', act: go(last) },
    { keys: ['Escape'], words: 'Leave the periods', act: go(null) },
  ])
  return { at: present, setAt, onKeyDown }
}
