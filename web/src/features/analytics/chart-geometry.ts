export interface Box {
  width: number
  height: number
  /** Room for the scale at the left and the periods at the bottom. */
  left: number
  bottom: number
  top: number
}

/** Steps people count in: 1, 2 or 5, and tens of these; none below 1. */
function stepFor(most: number, steps: number) {
  const raw = Math.max(1, most / steps)
  const power = 10 ** Math.floor(Math.log10(raw))
  return ([1, 2, 5, 10].find((step) => step * power >= raw) ?? 10) * power
}

/** The marks of a scale from nothing to at least `most`. */
export function ticksFor(most: number, steps = 4): number[] {
  const step = stepFor(most, steps)
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, index) => index * step)
}

/** Where things lie in a chart of that many periods whose scale ends at `top`. */
export function placesIn({ width, height, left, bottom, top }: Box, periods: number, most: number) {
  const band = periods === 0 ? 0 : Math.max(0, width - left) / periods
  const floor = height - bottom
  return {
    band,
    floor,
    /** The middle of a period. */
    x: (period: number) => left + band * (period + 0.5),
    y: (value: number) => (most === 0 ? floor : floor - (value / most) * (floor - top)),
    /** The period below a point; the nearest one beside the chart. */
    periodAt: (x: number) => Math.min(periods - 1, Math.max(0, Math.floor((x - left) / Math.max(band, 1)))),
  }
}

/** From where to where each value of a column reaches, upwards; what is not shown has no height. */
export function stacked(values: readonly (number | null)[]) {
  let from = 0
  return values.map((value) => {
    const segment = { from, to: from + (value ?? 0) }
    from = segment.to
    return segment
  })
}

/** The path of a line, broken where there is no value. */
export const lineThrough = (points: readonly ({ x: number; y: number } | null)[]) =>
  points
    .map((point, index) => point && `${index === 0 || points[index - 1] === null ? 'M' : 'L'}${point.x},${point.y}`)
    .filter((piece) => piece !== null)
    .join('')

/** Which periods are named, so that no two names touch: every one, every second, and so on, counted from the last. */
export function namedPeriods(periods: number, band: number, nameWidth: number) {
  const every = Math.max(1, Math.ceil(nameWidth / Math.max(band, 1)))
  return Array.from({ length: periods }, (_, index) => index).filter((index) => (periods - 1 - index) % every === 0)
}
