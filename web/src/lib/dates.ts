import { tz } from '@date-fns/tz'
import { differenceInCalendarDays, format, parseISO } from 'date-fns'

/** A calendar date as people say it: "Tue 3 Mar 2026". */
export const formatDate = (date: string) => format(parseISO(date), 'EEE d MMM yyyy')

/** The zone of the person who looks. */
export const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

const formats = new Map<string, Intl.DateTimeFormat>()

// One format costs more to make than a list of times to write.
function formatIn(timeZone: string) {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-AU', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    hour12: true,
    timeZoneName: 'short',
    timeZone,
  })
  formats.set(timeZone, format)
  return format
}

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>
const partsOf = (instant: string, timeZone: string): Parts =>
  Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  )

/** A moment in a zone, or in the reader's own: "Tue 3 Mar, 2:30 pm AEDT". */
export function formatInstant(instant: string, timeZone = ownZone()) {
  const { weekday, day, month } = partsOf(instant, timeZone)
  return `${weekday} ${day} ${month}, ${formatTime(instant, timeZone)}`
}

/** The time of day in a zone, or in the reader's own: "2:30 pm AEDT". */
export function formatTime(instant: string, timeZone = ownZone()) {
  const { hour, minute, dayPeriod, timeZoneName } = partsOf(instant, timeZone)
  return `${hour}:${minute} ${dayPeriod} ${timeZoneName}`
}

/** The day of a moment in a zone: "Tue 3 Mar 2026". */
export function formatDayOf(instant: string, timeZone: string) {
  const { weekday, day, month, year } = partsOf(instant, timeZone)
  return `${weekday} ${day} ${month} ${year}`
}

/** From one time to another of the same day in a zone: "9:00 am – 10:30 am AEDT". */
export function formatTimes(startsAt: string, endsAt: string, timeZone: string) {
  const { hour, minute, dayPeriod } = partsOf(startsAt, timeZone)
  return `${hour}:${minute} ${dayPeriod} – ${formatTime(endsAt, timeZone)}`
}

/** Whether a moment reads the same on the clocks of two zones. */
export const readsTheSame = (instant: string, zone: string, other = ownZone()) =>
  clockOf(instant, zone) === clockOf(instant, other)

function clockOf(instant: string, timeZone: string) {
  const { day, month, hour, minute, dayPeriod } = partsOf(instant, timeZone)
  return [day, month, hour, minute, dayPeriod].join(' ')
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

/** How far ahead a moment is, in days of a zone and then in hours: "in 4 days", "tomorrow", "in 3 hours", "now". */
export function formatUntil(instant: string, timeZone: string, now = Date.now()) {
  const days = differenceInCalendarDays(instant, now, { in: tz(timeZone) })
  if (days > 0) return relativeFormat.format(days, 'day')
  const ms = Date.parse(instant) - now
  const unit = agoUnits.find(([, length]) => ms >= length)
  return unit ? relativeFormat.format(Math.floor(ms / unit[1]), unit[0]) : 'now'
}
