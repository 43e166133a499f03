import { diffWordsWithSpace } from 'diff'
import { useMemo } from 'react'

interface WordDiffProps {
  before: string
  after: string
}

/** What was taken out and put in, word by word; said in words to those who do not see the colours. */
export function WordDiff({ before, after }: WordDiffProps) {
  const parts = useMemo(() => diffWordsWithSpace(before, after), [before, after])
  if (before === after) return <p className="text-sm text-muted">No difference</p>
  return (
    <p className="leading-relaxed break-words whitespace-pre-wrap">
      {parts.map(({ value, added, removed }, index) => {
        // Parts have no names, and never move.
        const key = index
        if (added)
          return (
            <ins key={key} className="rounded-sm bg-success-soft text-success decoration-1 underline-offset-3">
              <span className="sr-only"> put in: </span>
              {value}
            </ins>
          )
        if (removed)
          return (
            <del key={key} className="rounded-sm bg-danger-soft text-danger decoration-1">
              <span className="sr-only"> taken out: </span>
              {value}
            </del>
          )
        return <span key={key}>{value}</span>
      })}
    </p>
  )
}
