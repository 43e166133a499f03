import { describe, expect, it } from 'vitest'
import { formatDate, formatInstant, formatDaysAgo } from './dates.ts'

describe('dates as people say them', () => {
  it('names the day', () => expect(formatDate('2026-03-03')).toBe('Tue 3 Mar 2026'))

  it('writes a moment without commas between day and date', () => {
    expect(formatInstant('2026-03-03T03:30:00.000Z')).toMatch(/^(Mon|Tue) \d Mar, \d{1,2}:\d\d (am|pm) \S+$/)
  })

  it.each([
    ['2026-03-03', 'today'],
    ['2026-03-02', 'yesterday'],
    ['2026-02-19', '12 days ago'],
  ])('%s is %s', (date, text) => expect(formatDaysAgo(date, new Date('2026-03-03T00:30:00'))).toBe(text))
})
