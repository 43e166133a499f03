import { describe, expect, it } from 'vitest'
import { formatDate, formatInstant, formatRelative } from './dates.ts'

describe('dates as people say them', () => {
  it('names the day', () => expect(formatDate('2026-03-03')).toBe('Tue 3 Mar 2026'))

  it('writes a moment without commas between day and date', () => {
    expect(formatInstant('2026-03-03T03:30:00.000Z')).toMatch(/^(Mon|Tue) \d Mar, \d{1,2}:\d\d (am|pm) \S+$/)
  })

  it.each([
    ['2026-03-03T03:29:40Z', 'just now'],
    ['2026-03-03T03:26:00Z', '4 minutes ago'],
    ['2026-03-03T01:30:00Z', '2 hours ago'],
    ['2026-03-02T03:30:00Z', 'yesterday'],
    ['2026-03-07T03:30:00Z', 'in 4 days'],
  ])('%s is %s', (instant, text) => expect(formatRelative(instant, new Date('2026-03-03T03:30:00Z'))).toBe(text))
})
