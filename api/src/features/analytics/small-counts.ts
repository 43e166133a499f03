import { roundedTo, smallestCount } from '@medinotes/shared/analytics'
import type { WeekRange } from './week-numbers.ts'

/** How many, and how much of something they make up. */
export interface Sum {
  count: number
  amount: number
}

/** What is counted in each week; weeks without any are absent. */
export type Weeks = ReadonlyMap<number, Sum>

export interface Shown extends Sum {
  /** Whether something was left out, since there was too little of it. */
  leftOut: boolean
}

const nothing: Sum = { count: 0, amount: 0 }
const plus = (a: Sum, b: Sum): Sum => ({ count: a.count + b.count, amount: a.amount + b.amount })

interface Block {
  shown: Sum
  hidden: Sum
}

/**
 * Weeks come in fixed blocks of 1, 2, 4, 8 and so on. What is too small in both halves of a block is shown in the block once
 * the two add up to enough. So everything that is ever shown is a sum of the same groups of at least five, whatever the range:
 * the difference between two ranges is such a sum too, and never somebody's week.
 */
function blockOf(weeks: Weeks, first: number, length: number): Block {
  if (length === 1) {
    const sum = weeks.get(first) ?? nothing
    return isEnough(sum) ? { shown: sum, hidden: nothing } : { shown: nothing, hidden: sum }
  }
  const [one, other] = [blockOf(weeks, first, length / 2), blockOf(weeks, first + length / 2, length / 2)]
  const [shown, hidden] = [plus(one.shown, other.shown), plus(one.hidden, other.hidden)]
  return isEnough(hidden) ? { shown: plus(shown, hidden), hidden: nothing } : { shown, hidden }
}

const isEnough = ({ count }: Sum) => count >= smallestCount

/** What may be shown of a range. */
export function shownWithin(weeks: Weeks, { first, last }: WeekRange): Shown {
  let [shown, leftOut] = [nothing, false]
  for (let from = first; from <= last;) {
    let length = 1
    while (from % (length * 2) === 0 && from + length * 2 - 1 <= last) length *= 2
    const block = blockOf(weeks, from, length)
    shown = plus(shown, block.shown)
    leftOut ||= block.hidden.count > 0
    from += length
  }
  return { ...shown, leftOut }
}

/** Null where there were some, and too few. */
export const countOf = ({ count, leftOut }: Shown) => (count === 0 && leftOut ? null : count)

/** Of a part: so that it cannot be taken from the whole to find another. */
export const rounded = (count: number | null, step = roundedTo) =>
  count === null ? null : Math.round(count / step) * step

/** Several counted as one. */
export function together(parts: readonly Weeks[]): Weeks {
  const all = new Map<number, Sum>()
  for (const weeks of parts) for (const [week, sum] of weeks) all.set(week, plus(all.get(week) ?? nothing, sum))
  return all
}

/** The plain sum of a range: for what is rounded so much that it tells nothing of a few. */
export function sumWithin(weeks: Weeks, { first, last }: WeekRange): Sum {
  let sum = nothing
  for (let week = first; week <= last; week += 1) sum = plus(sum, weeks.get(week) ?? nothing)
  return sum
}
