import { describe, expect, it } from 'vitest'
import { plainBlanks } from '../testing/plain-blanks.ts'
import {
  formatAgo,
  formatDate as dateOf,
  formatDayOf as dayOf,
  formatDaysAgo,
  formatInstant as instantOf,
  formatTimes as timesOf,
  formatUntil,
  readsTheSame,
} from './dates.ts'

const formatDate = (date: string) => plainBlanks(dateOf(date))
const formatDayOf = (instant: string, zone: string) => plainBlanks(dayOf(instant, zone))
const formatTimes = (from: string, to: string, zone: string) => plainBlanks(timesOf(from, to, zone))
const formatInstant = (instant: string, zone?: string) =>
  plainBlanks(instantOf(instant, zone, Date.parse('2026-06-01T00:00:00.000Z')))

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

  it('writes a moment as the clock of another zone shows it, on both sides of a change of clocks', () => {
    expect(formatInstant('2026-03-03T03:30:00.000Z', 'Australia/Melbourne')).toBe('Tue 3 Mar, 2:30 pm AEDT')
    expect(formatInstant('2026-03-03T15:30:00.000Z', 'Australia/Perth')).toMatch(/^Tue 3 Mar, 11:30 pm/)
    expect(formatInstant('2026-04-06T03:30:00.000Z', 'Australia/Melbourne')).toBe('Mon 6 Apr, 1:30 pm AEST')
    expect(formatDayOf('2026-03-03T15:30:00.000Z', 'Australia/Sydney')).toBe('Wed 4 Mar 2026')
  })

  it('names the year where it is another, and breaks no line within a date or a time', () => {
    expect(formatInstant('2026-12-31T13:30:00.000Z', 'Australia/Sydney')).toBe('Fri 1 Jan 2027, 12:30 am AEDT')
    expect(formatInstant('2026-12-31T13:30:00.000Z', 'Australia/Brisbane')).toBe('Thu 31 Dec, 11:30 pm AEST')
    expect(instantOf('2026-12-31T13:30:00.000Z', 'Australia/Sydney').split(' ')).toHaveLength(2)
  })

  it('writes the beginning and the end of an examination', () =>
    expect(formatTimes('2026-03-02T22:00:00.000Z', '2026-03-02T23:30:00.000Z', 'Australia/Sydney')).toBe(
      '9:00 am – 10:30 am AEDT',
    ))

  it('knows when two clocks read the same', () => {
    expect(readsTheSame('2026-03-03T03:30:00.000Z', 'Australia/Sydney', 'Australia/Melbourne')).toBe(true)
    expect(readsTheSame('2026-03-03T03:30:00.000Z', 'Australia/Sydney', 'Australia/Brisbane')).toBe(false)
    expect(readsTheSame('2026-07-03T03:30:00.000Z', 'Australia/Sydney', 'Australia/Brisbane')).toBe(true)
  })

  it.each([
    ['2026-03-07T00:30:00.000Z', 'in 4 days'],
    ['2026-03-03T14:00:00.000Z', 'tomorrow'],
    ['2026-03-03T03:45:00.000Z', 'in 3 hours'],
    ['2026-03-03T00:42:00.000Z', 'in 12 minutes'],
    ['2026-03-03T00:30:20.000Z', 'now'],
  ])('%s is %s for somebody in Sydney', (instant, text) =>
    expect(formatUntil(instant, 'Australia/Sydney', Date.parse('2026-03-03T00:30:00.000Z'))).toBe(text),
  )
})
