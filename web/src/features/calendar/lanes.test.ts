import { expect, test } from 'vitest'
import { lanesOf } from './lanes.ts'

const span = (start: number, end: number) => ({ start, end })

test('what follows one another shares a lane', () => {
  expect(lanesOf([span(0, 10), span(10, 20)])).toEqual([
    { lane: 0, lanes: 1 },
    { lane: 0, lanes: 1 },
  ])
})

test('what overlaps lies side by side, and a free lane is used again', () => {
  expect(lanesOf([span(0, 30), span(0, 10), span(10, 20), span(40, 50)])).toEqual([
    { lane: 0, lanes: 2 },
    { lane: 1, lanes: 2 },
    { lane: 1, lanes: 2 },
    { lane: 0, lanes: 1 },
  ])
})

test('what begins as two end has the width of both', () => {
  expect(lanesOf([span(0, 10), span(0, 10), span(10, 20)]).at(-1)).toEqual({ lane: 0, lanes: 1 })
})

test('the answer follows the order of the question, whatever it is', () => {
  expect(lanesOf([span(20, 30), span(0, 25)])).toEqual([
    { lane: 1, lanes: 2 },
    { lane: 0, lanes: 2 },
  ])
  expect(lanesOf([])).toEqual([])
})
