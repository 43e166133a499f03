import { expect, test } from 'vitest'
import { barPath, barsBeside, curvePath } from './evidence-line.ts'

const seen = { top: 0, bottom: 500 }

test('lines of one passage share a bar; a passage further down has its own', () => {
  const lines = [
    { top: 122, bottom: 140 },
    { top: 100, bottom: 118 },
    { top: 300, bottom: 318 },
  ]
  expect(barsBeside(8, lines, seen)).toEqual([
    { x: 8, top: 100, bottom: 140 },
    { x: 8, top: 300, bottom: 318 },
  ])
})

test('a bar ends where its pane ends, and what is scrolled away has none', () => {
  const lines = [
    { top: -40, bottom: -20 },
    { top: 490, bottom: 510 },
  ]
  expect(barsBeside(0, lines, seen)).toEqual([{ x: 0, top: 490, bottom: 500 }])
})

test('the curve joins the middles of two bars', () => {
  const from = { x: 100, top: 10, bottom: 30 }
  const to = { x: 140, top: 50, bottom: 70 }
  expect(barPath(from)).toBe('M100 10V30')
  expect(curvePath(from, to)).toBe('M100 20C120 20 120 60 140 60')
})
