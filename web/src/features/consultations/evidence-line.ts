/** A stretch of lit lines, as the thin bar beside it. */
export interface Bar {
  x: number
  top: number
  bottom: number
}

interface Box {
  top: number
  bottom: number
}

// Lines of one passage lie closer than this, also across the space between two paragraphs' lines.
const sameBarGap = 12

/** One bar for each run of lines, cut to what can be seen. */
export function barsBeside(x: number, lines: readonly Box[], seen: Box): Bar[] {
  const bars: Bar[] = []
  for (const line of lines.toSorted((a, b) => a.top - b.top)) {
    const top = Math.max(line.top, seen.top)
    const bottom = Math.min(line.bottom, seen.bottom)
    if (bottom <= top) continue
    const last = bars.at(-1)
    if (last && top - last.bottom <= sameBarGap) last.bottom = Math.max(last.bottom, bottom)
    else bars.push({ x, top, bottom })
  }
  return bars
}

const middle = ({ top, bottom }: Bar) => (top + bottom) / 2

export const barPath = ({ x, top, bottom }: Bar) => `M${x} ${top}V${bottom}`

/** Leaves one bar and reaches the other level, so that both ends read as theirs. */
export function curvePath(from: Bar, to: Bar) {
  const bend = (from.x + to.x) / 2
  return `M${from.x} ${middle(from)}C${bend} ${middle(from)} ${bend} ${middle(to)} ${to.x} ${middle(to)}`
}
