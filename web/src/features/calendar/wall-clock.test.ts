import { expect, test } from 'vitest'
import { atMinutes, instantOf, minutesBetween, minutesOf, timeText, wallClockOf } from './wall-clock.ts'

test.each([
  ['2026-03-03T03:30:00.000Z', 'Australia/Sydney', '2026-03-03T14:30'],
  ['2026-03-03T03:30:00.000Z', 'Australia/Brisbane', '2026-03-03T13:30'],
  ['2026-03-03T03:30:00.000Z', 'Australia/Adelaide', '2026-03-03T14:00'],
  ['2026-07-03T23:30:00.000Z', 'Australia/Perth', '2026-07-04T07:30'],
])('%s is shown in %s as %s, and back', (instant, zone, shown) => {
  expect(wallClockOf(instant, zone)).toBe(shown)
  expect(instantOf(shown, zone)).toBe(instant)
})

test('an hour that a clock skips in spring is a moment after it, not one before', () => {
  expect(wallClockOf(instantOf('2026-10-04T02:30', 'Australia/Sydney'), 'Australia/Sydney')).toBe('2026-10-04T03:30')
})

test('a day on which the clock changes still has each of its hours where the clock shows it', () => {
  expect(instantOf('2026-04-05T09:00', 'Australia/Sydney')).toBe('2026-04-04T23:00:00.000Z')
  expect(instantOf('2026-04-04T09:00', 'Australia/Sydney')).toBe('2026-04-03T22:00:00.000Z')
})

test('times are read, written and set apart in minutes', () => {
  expect(minutesOf('2026-03-03T14:35')).toBe(875)
  expect(atMinutes('2026-03-03', 875)).toBe('2026-03-03T14:35')
  expect(minutesBetween('2026-03-03T23:50', '2026-03-04T00:10')).toBe(20)
  expect(timeText('2026-03-03T00:05')).toBe('12:05 am')
})
