import { shownWithin, countOf, rounded, together, type Sum, type Weeks } from './small-counts.ts'
import type { SumRow } from './analytics.repository.ts'
import type { WeekRange } from './week-numbers.ts'

export type Figures = ReturnType<typeof figuresOf>

const none: Weeks = new Map<number, Sum>()

/** Sums by measure and part. */
export function figuresOf(rows: readonly SumRow[]) {
  const measures = new Map<string, Map<string, Weeks>>()
  for (const { measure, part, ...numbers } of rows) {
    const parts = measures.get(measure) ?? new Map<string, Weeks>()
    measures.set(measure, parts.set(part, weeksOf(numbers)))
  }
  const partsOf = (measure: string): ReadonlyMap<string, Weeks> => measures.get(measure) ?? new Map<string, Weeks>()
  return {
    partsOf,
    part: (measure: string, part: string) => partsOf(measure).get(part) ?? none,
    all: (measure: string) => together([...partsOf(measure).values()]),
  }
}

const numbersOf = (text: string) => text.split(',').map(Number)

function weeksOf({ weeks, counts, amounts }: Pick<SumRow, 'weeks' | 'counts' | 'amounts'>): Weeks {
  const [count, amount] = [numbersOf(counts), numbersOf(amounts)]
  return new Map(
    numbersOf(weeks).map((week, index) => [week, { count: count[index] ?? 0, amount: amount[index] ?? 0 }]),
  )
}

/** What a request asks to be shown. */
export interface View {
  range: WeekRange
  before: WeekRange
  periods: readonly WeekRange[]
  /** Of one person: a part of the whole, and so rounded. */
  isPart: boolean
  /** The week that it is. */
  now: number
}

type Read = (weeks: Weeks, range: WeekRange) => number | null

export const countIn =
  ({ isPart }: Pick<View, 'isPart'>): Read =>
  (weeks, range) => {
    const count = countOf(shownWithin(weeks, range))
    return isPart ? rounded(count) : count
  }

/** The amount that at least five make up, in steps of `step`; nothing where there was nothing. */
export const amountIn =
  (step: number): Read =>
  (weeks, range) => {
    const shown = shownWithin(weeks, range)
    return countOf(shown) === null ? null : rounded(shown.amount, step)
  }

/** The amount of each of at least five, on average. */
export const averageIn =
  (step = 1): Read =>
  (weeks, range) => {
    const { count, amount } = shownWithin(weeks, range)
    return count === 0 ? null : rounded(amount / count, step)
  }

/** One line of a chart: each period, the whole range and the one before. */
export const seriesOf = (
  { key, name }: { key: string; name: string },
  read: (range: WeekRange) => number | null,
  { periods, range, before }: View,
) => ({ key, name, values: periods.map(read), total: read(range), before: read(before) })
