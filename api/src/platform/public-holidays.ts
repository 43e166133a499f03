import type { AustralianState } from '@medinotes/shared/scheduling'
import table from './public-holidays.json' with { type: 'json' }

const years = new Map<string, ReadonlyMap<string, string>>()

/**
 * Public holidays of a whole state in a year, substitutes included, by `YYYY-MM-DD`; none outside the years of the table.
 * Source: date-holidays, which takes 2 MB where the table takes 50 kB.
 */
export function publicHolidaysOf(state: AustralianState, year: number): ReadonlyMap<string, string> {
  const key = `${state} ${year}`
  const known = years.get(key)
  if (known) return known
  const days = table.filter(
    ([date = '', , states]) => date.startsWith(`${year}-`) && states?.split(' ').includes(state),
  )
  const found = new Map(days.map(([date = '', name = '']) => [date, name]))
  years.set(key, found)
  return found
}

/** The name of the holiday on `YYYY-MM-DD`, or null. */
export const publicHolidayOn = (date: string, state: AustralianState) =>
  publicHolidaysOf(state, Number(date.slice(0, 4))).get(date) ?? null
