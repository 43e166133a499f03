import { differenceInCalendarDays, format, parseISO } from 'date-fns'

/** A calendar date as people say it: "Tue 3 Mar 2026". */
export const formatDate = (date: string) => format(parseISO(date), 'EEE d MMM yyyy')

const instantFormat = new Intl.DateTimeFormat('en-AU', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
  timeZoneName: 'short',
})

/** A moment in the reader's own zone: "Tue 3 Mar, 2:30 pm AEDT". */
export function formatInstant(instant: string) {
  const parts = Object.fromEntries(
    instantFormat.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  )
  const { weekday, day, month, hour, minute, dayPeriod, timeZoneName } = parts
  return `${weekday} ${day} ${month}, ${hour}:${minute} ${dayPeriod} ${timeZoneName}`
}

const relativeFormat = new Intl.RelativeTimeFormat('en-AU', { numeric: 'auto' })

/** How far back a calendar date lies: "today", "yesterday", "12 days ago". */
export const formatDaysAgo = (date: string, now = new Date()) =>
  relativeFormat.format(differenceInCalendarDays(parseISO(date), now), 'day')

const agoUnits = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** How long ago a moment was: "just now", "12 minutes ago", "yesterday". */
export function formatAgo(instant: string, now = Date.now()) {
  const ms = now - Date.parse(instant)
  const unit = agoUnits.find(([, length]) => ms >= length)
  return unit ? relativeFormat.format(-Math.floor(ms / unit[1]), unit[0]) : 'just now'
}
