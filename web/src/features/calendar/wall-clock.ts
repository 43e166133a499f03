import { TZDateMini } from '@date-fns/tz'
import { format } from 'date-fns'

/** What the clock and the calendar at a place show: `2026-03-03T14:30`. */
export type WallClock = string

export const wallClockOf = (instant: string, timeZone: string): WallClock =>
  format(new TZDateMini(Date.parse(instant), timeZone), "yyyy-MM-dd'T'HH:mm")

/** The moment at which a clock of the zone shows this; the later one where it is shown never, the earlier where twice. */
export function instantOf(wallClock: WallClock, timeZone: string) {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = wallClock.split(/\D/).map(Number)
  return new Date(new TZDateMini(year, month - 1, day, hour, minute, timeZone).getTime()).toISOString()
}

export const dateOf = (wallClock: WallClock) => wallClock.slice(0, 10)

/** Minutes since midnight. */
export const minutesOf = (wallClock: WallClock) =>
  Number(wallClock.slice(11, 13)) * 60 + Number(wallClock.slice(14, 16))

const twoDigits = (value: number) => String(value).padStart(2, '0')

export const atMinutes = (date: string, minutes: number): WallClock =>
  `${date}T${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`

/** `2:30 pm`. */
export const timeText = (wallClock: WallClock) => format(new Date(`${wallClock.slice(0, 16)}:00`), 'h:mm aaa')

/** `2 pm`. */
export const hourText = (hour: number) => `${hour % 12 === 0 ? 12 : hour % 12} ${hour < 12 ? 'am' : 'pm'}`

/** How far apart two readings are, in minutes, on a calendar without changes of the clock. */
export const minutesBetween = (one: WallClock, other: WallClock) =>
  Math.abs(Date.parse(`${one}Z`) - Date.parse(`${other}Z`)) / 60_000
