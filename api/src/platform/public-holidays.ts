import type { AustralianState } from '@medinotes/shared/scheduling'
import Holidays from 'date-holidays'

const calendars = new Map<AustralianState, Holidays>()
const years = new Map<string, ReadonlyMap<string, string>>()

function calendarOf(state: AustralianState) {
  const known = calendars.get(state)
  if (known) return known
  const calendar = new Holidays('AU', state)
  calendars.set(state, calendar)
  return calendar
}

/**
 * Public holidays of a whole state in a year, substitutes included, by `YYYY-MM-DD`. Evenings alone (Christmas Eve from 6 or 7 pm)
 * are no holidays here, and days of one city or district neither. Source: date-holidays.
 */
export function publicHolidaysOf(state: AustralianState, year: number): ReadonlyMap<string, string> {
  const key = `${state} ${year}`
  const known = years.get(key)
  if (known) return known
  const whole = calendarOf(state)
    .getHolidays(year)
    .filter(({ type, date }) => type === 'public' && date.slice(11) === '00:00:00')
  const found = new Map(whole.map(({ date, name }) => [date.slice(0, 10), name.replace(' (substitute day)', '')]))
  years.set(key, found)
  return found
}

/** The name of the holiday on `YYYY-MM-DD`, or null. */
export const publicHolidayOn = (date: string, state: AustralianState) =>
  publicHolidaysOf(state, Number(date.slice(0, 4))).get(date) ?? null
