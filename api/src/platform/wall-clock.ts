import { tzOffset } from '@date-fns/tz/tzOffset'

const minute = 60_000
const day = 86_400_000

/** Days since 1970-01-01 of `YYYY-MM-DD`. */
export const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / day

/** `YYYY-MM-DD` of a day number. */
export const dateOfDay = (number: number) => new Date(number * day).toISOString().slice(0, 10)

/** Monday is 1. */
export const weekdayOfDay = (number: number) => ((number + 3) % 7) + 1

/** The day number that a clock in the zone shows at an instant, in milliseconds. */
export const localDayOf = (at: number, timeZone: string) =>
  Math.floor((at + tzOffset(timeZone, new Date(at)) * minute) / day)

/** What the clock shows at an instant, in minutes since the midnight of that day, which may be another day than the instant's. */
export const minutesShown = (at: number, dayOfYear: number, timeZone: string) =>
  (at + tzOffset(timeZone, new Date(at)) * minute - dayOfYear * day) / minute

export const localDateOf = (at: Date, timeZone: string) => dateOfDay(localDayOf(at.getTime(), timeZone))

/** Minutes since midnight of `09:30` or `09:30:00`. */
export const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/**
 * The instant, in milliseconds, at which a clock in the zone shows that minute of that day: the first one where it shows it
 * twice, null where it never does.
 */
export function instantAt(dayOfYear: number, minutes: number, timeZone: string): number | null {
  const shown = dayOfYear * day + minutes * minute
  // The clock went back at most an hour, so the offset of a day before is the one from before any change.
  const before = shown - tzOffset(timeZone, new Date(shown - day)) * minute
  const after = shown - tzOffset(timeZone, new Date(shown + day)) * minute
  const shows = (at: number) => at + tzOffset(timeZone, new Date(at)) * minute === shown
  const candidates = [before, after].filter(shows).toSorted((a, b) => a - b)
  return candidates[0] ?? null
}

/** The same, the instant right after a missing hour counting for all of it: for ends and deadlines. */
export const instantAtOrAfter = (dayOfYear: number, minutes: number, timeZone: string): number =>
  instantAt(dayOfYear, minutes, timeZone) ?? instantAtOrAfter(dayOfYear, minutes + 1, timeZone)
