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
