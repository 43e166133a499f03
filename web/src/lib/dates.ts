import { format, parseISO } from 'date-fns'

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

const steps = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const

/** How far a moment is away: "4 minutes ago", "in 4 days", "yesterday". */
export function formatRelative(instant: string, now = new Date()) {
  const seconds = (Date.parse(instant) - now.getTime()) / 1000
  const step = steps.find((candidate) => Math.abs(seconds) >= candidate.seconds)
  return step ? relativeFormat.format(Math.round(seconds / step.seconds), step.unit) : 'just now'
}
