import { expect, test } from 'vitest'
import { shownHours } from './shown-hours.ts'

test('a day without anything unusual shows the usual hours', () => {
  expect(shownHours([{ starts: '2026-03-03T09:00', ends: '2026-03-03T10:30' }])).toEqual({ from: 8, to: 18 })
})

test('an early, a late and an endless one widen it by whole hours', () => {
  expect(shownHours([{ starts: '2026-03-03T06:45', ends: '2026-03-03T18:05' }])).toEqual({ from: 6, to: 19 })
  expect(shownHours([{ starts: '2026-03-03T09:00', ends: '2026-03-04T00:00' }])).toEqual({ from: 8, to: 24 })
})
