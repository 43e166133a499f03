import { longestCalendarDays } from '@medinotes/shared/calendars'
import { differenceInCalendarDays, parseISO } from 'date-fns'
import { expect, test } from 'vitest'
import { calendarViews, rangeOf, stepFrom, titleOf } from './calendar-range.ts'

test.each([
  ['day', '2026-03-03', '2026-03-03', '2026-03-03', 'Tue 3 March 2026'],
  ['specialists', '2026-03-03', '2026-03-03', '2026-03-03', 'Tue 3 March 2026'],
  ['week', '2026-03-01', '2026-02-23', '2026-03-01', '23 Feb – 1 Mar 2026'],
  ['week', '2026-03-03', '2026-03-02', '2026-03-08', '2 – 8 March 2026'],
  ['month', '2026-03-03', '2026-02-23', '2026-04-05', 'March 2026'],
  ['agenda', '2026-03-03', '2026-03-03', '2026-03-09', '3 – 9 March 2026'],
] as const)('a %s around %s reaches from %s to %s and is called %s', (view, date, from, to, title) => {
  expect(rangeOf(view, date)).toEqual({ from, to })
  expect(titleOf(view, date)).toBe(title)
})

test('no view of any month asks for more days than the service gives', () => {
  for (const view of calendarViews) {
    for (let date = '2026-01-31'; date < '2028-12-31'; date = stepFrom('month', date, 1)) {
      const { from, to } = rangeOf(view, date)
      expect(differenceInCalendarDays(parseISO(to), parseISO(from)) + 1).toBeLessThanOrEqual(longestCalendarDays)
    }
  }
})

test('a step on shows the days after, without a gap, and a step back those before', () => {
  expect(stepFrom('month', '2026-01-31', 1)).toBe('2026-02-01')
  expect(stepFrom('month', '2026-03-31', -1)).toBe('2026-02-01')
  expect(rangeOf('week', stepFrom('week', '2026-03-03', 1)).from).toBe('2026-03-09')
  expect(rangeOf('agenda', stepFrom('agenda', '2026-03-03', 1)).from).toBe('2026-03-10')
  expect(stepFrom('day', '2026-04-05', 1)).toBe('2026-04-06')
})
