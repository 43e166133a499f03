import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countOf, rounded, shownWithin, type Weeks } from './small-counts.ts'
import { periodsOf } from './week-numbers.ts'

const weeksOf = (counts: readonly number[], first = 0): Weeks =>
  new Map(counts.flatMap((count, index) => (count === 0 ? [] : [[first + index, { count, amount: count * 100 }]])))
const shown = (counts: readonly number[], first: number, last: number) => shownWithin(weeksOf(counts), { first, last })

describe('counts of fewer than five', () => {
  it('are left out, with what they amount to; none is told from few', () => {
    expect(shown([4], 0, 0)).toEqual({ count: 0, amount: 0, leftOut: true })
    expect(countOf(shown([4], 0, 0))).toBeNull()
    expect(shown([5], 0, 0)).toEqual({ count: 5, amount: 500, leftOut: false })
    expect(countOf(shown([0, 9], 0, 0))).toBe(0)
  })

  it('count once they make five together in a block of weeks', () => {
    expect(shown([3, 2, 8, 0], 0, 3)).toEqual({ count: 13, amount: 1300, leftOut: false })
    expect(shown([3, 2, 8, 0], 1, 3)).toEqual({ count: 8, amount: 800, leftOut: true })
  })

  it('are never the difference of two ranges, however these lie', () => {
    const edges = fc.tuple(fc.nat(39), fc.nat(39), fc.nat(39), fc.nat(39)).map((all) => all.toSorted((a, b) => a - b))
    const counts = fc.array(fc.nat(9), { minLength: 40, maxLength: 40 })
    const differenceOf = (weekly: number[], [first = 0, from = 0, to = 0, last = 0]: number[]) =>
      shown(weekly, first, last).count - shown(weekly, from, to).count
    const isSafe = (difference: number) => difference === 0 || difference >= 5
    const check = fc.property(counts, edges, (weekly, four) => isSafe(differenceOf(weekly, four)))
    expect(fc.check(check, { numRuns: 1000 }).counterexample).toBeNull()
  })

  it('are never more than the whole, nor lost once there are enough of them', () => {
    const counts = fc.array(fc.nat(9), { minLength: 32, maxLength: 32 })
    const check = fc.property(counts, (weekly) => {
      const lost = weekly.reduce((sum, count) => sum + count, 0) - shown(weekly, 0, 31).count
      return lost >= 0 && lost < 5
    })
    expect(fc.check(check).counterexample).toBeNull()
  })
})

it('a part is rounded, so that taking the others from the whole does not find it', () => {
  // 29 in all: 14, 12, and 3 that are not shown. What is left of the whole is anything from 0 to 8.
  expect([14, 12].map((count) => rounded(count))).toEqual([15, 10])
  expect(rounded(5)).toBe(5)
  expect(rounded(null)).toBeNull()
})

it('periods begin where they always do, whatever the range', () => {
  expect(periodsOf({ first: 6, last: 13 }, 4)).toEqual([
    { first: 6, last: 7 },
    { first: 8, last: 11 },
    { first: 12, last: 13 },
  ])
})
