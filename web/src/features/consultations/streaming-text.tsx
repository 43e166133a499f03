import { useState } from 'react'
import { LaidOutText } from './laid-out-text.tsx'

// Enough for the oldest to have settled before it joins the text before it.
const unsettledArrivals = 24

/** Text that grows: what has just arrived fades in where it will stay. */
export function StreamingText({ text, hasCaret }: { text: string; hasCaret: boolean }) {
  const arrivals = useArrivals(text.length)
  return (
    <LaidOutText
      text={text}
      caret={hasCaret && <Caret />}
      renderLine={({ start, end }) =>
        cutAtArrivals(start, end, arrivals).map(([from, to]) => (
          <span key={from} className={from >= (arrivals[0] ?? 0) ? 'animate-appear' : undefined}>
            {text.slice(from, to)}
          </span>
        ))
      }
    />
  )
}

const Caret = () => (
  <span aria-hidden className="ml-0.5 inline-block h-[1.1em] w-0.5 translate-y-[0.2em] animate-pulse bg-accent" />
)

/** Lengths the text had at its last few renderings; the first one tells where the settled text ends. */
function useArrivals(length: number) {
  const [arrivals, setArrivals] = useState([length])
  const last = arrivals.at(-1) ?? 0
  if (length < last) setArrivals([length])
  if (length > last) setArrivals([...arrivals, length].slice(-unsettledArrivals))
  return arrivals
}

function cutAtArrivals(start: number, end: number, arrivals: readonly number[]) {
  const edges = [start, ...arrivals.filter((edge) => edge > start && edge < end), end]
  return edges.slice(0, -1).map((edge, index) => [edge, edges[index + 1] ?? end] as const)
}
