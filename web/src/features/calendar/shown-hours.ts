import { minutesOf, type WallClock } from './wall-clock.ts'

interface Span {
  starts: WallClock
  ends: WallClock
}

const usual = { from: 8, to: 18 }

/** The hours of the day that a grid shows: the usual ones, and whatever lies beyond them. */
export function shownHours(spans: readonly Span[]) {
  const froms = spans.map(({ starts }) => Math.floor(minutesOf(starts) / 60))
  const tos = spans.map(({ starts, ends }) =>
    starts.slice(0, 10) === ends.slice(0, 10) ? Math.ceil(minutesOf(ends) / 60) : 24,
  )
  return { from: Math.min(usual.from, ...froms), to: Math.max(usual.to, ...tos) }
}
