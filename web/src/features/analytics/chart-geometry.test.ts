import { describe, expect, it } from 'vitest'
import { lineThrough, namedPeriods, placesIn, stacked, ticksFor } from './chart-geometry.ts'

describe('a scale', () => {
  it.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [37, [0, 10, 20, 30, 40]],
    [100, [0, 50, 100]],
    [180_400, [0, 50_000, 100_000, 150_000, 200_000]],
  ])('up to %d has round marks', (most, ticks) => {
    expect(ticksFor(most)).toEqual(ticks)
  })
})

describe('places', () => {
  const box = { width: 440, height: 200, left: 40, bottom: 20, top: 10 }

  it('divide the width into periods and the height by the scale', () => {
    const { band, floor, x, y } = placesIn(box, 4, 50)
    expect([band, floor]).toEqual([100, 180])
    expect([x(0), x(3)]).toEqual([90, 390])
    expect([y(0), y(25), y(50)]).toEqual([180, 95, 10])
  })

  it('find the period below a point, the nearest one beside the chart', () => {
    const { periodAt } = placesIn(box, 4, 50)
    expect([0, 41, 139, 141, 999].map(periodAt)).toEqual([0, 0, 0, 1, 3])
  })

  it('hold where there is nothing and no room', () => {
    const { band, y } = placesIn({ ...box, width: 20 }, 0, 0)
    expect([band, y(0)]).toEqual([0, 180])
    expect(placesIn({ ...box, width: 20 }, 4, 1).band).toBe(0)
  })
})

it('a column is stacked upwards, what is not shown leaving no gap', () => {
  expect(stacked([12, null, 3])).toEqual([
    { from: 0, to: 12 },
    { from: 12, to: 12 },
    { from: 12, to: 15 },
  ])
})

it('a line is broken where there is no value', () => {
  const at = (x: number) => ({ x, y: 1 })
  expect(lineThrough([null, at(1), at(2), null, at(4)])).toBe('M1,1L2,1M4,1')
  expect(lineThrough([null])).toBe('')
})

it('names of periods keep apart, and the last one is always there', () => {
  expect(namedPeriods(5, 60, 50)).toEqual([0, 1, 2, 3, 4])
  expect(namedPeriods(5, 30, 50)).toEqual([0, 2, 4])
  expect(namedPeriods(6, 20, 50)).toEqual([2, 5])
  expect(namedPeriods(0, 0, 50)).toEqual([])
})
