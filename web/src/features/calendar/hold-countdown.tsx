import { useSecondsUntil } from '../auth/use-countdown.ts'

/** How long the hold still lasts: `4:05`. */
export function HoldCountdown({ until }: { until: string }) {
  const seconds = useSecondsUntil(Date.parse(until))
  return (
    <span role="timer" className="tabular ml-auto shrink-0 font-medium">
      <span className="sr-only">held for another </span>
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
    </span>
  )
}
