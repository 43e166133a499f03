import { describe, expect, it } from 'vitest'
import { formatAgo, formatDate, formatInstant, formatDaysAgo } from './dates.ts'

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

  it.each([
    ['2026-03-03T00:29:30.000Z', 'just now'],
    ['2026-03-03T00:18:00.000Z', '12 minutes ago'],
    ['2026-03-02T22:00:00.000Z', '2 hours ago'],
    ['2026-03-02T00:00:00.000Z', 'yesterday'],
    ['2026-03-03T00:31:00.000Z', 'just now'],
  ])('%s was %s', (instant, text) => expect(formatAgo(instant, Date.parse('2026-03-03T00:30:00.000Z'))).toBe(text))
})
