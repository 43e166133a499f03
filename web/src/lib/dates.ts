/** A calendar date as people say it: "Tue 3 Mar 2026". */
export const formatDate = (date: string) => formatDayOf(date, isMoment(date) ? ownZone() : 'UTC')

const isMoment = (date: string) => date.length > 'yyyy-mm-dd'.length

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

/** No line ends within a date or a time. */
const noBreak = '\u00a0'

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>
const partsOf = (instant: string, timeZone: string): Parts =>
  Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  )

/** A moment in a zone, or in the reader's own: "Tue 3 Mar, 2:30 pm AEDT", with the year where that is another. */
export function formatInstant(instant: string, timeZone = ownZone(), now = Date.now()) {
  const { weekday, day, month, year } = partsOf(instant, timeZone)
  const date = [weekday, day, month, ...(dateIn(now, timeZone).startsWith(`${year}`) ? [] : [year])]
  return `${date.join(noBreak)}, ${formatTime(instant, timeZone)}`
}

/** The time of day in a zone, or in the reader's own: "2:30 pm AEDT". */
export function formatTime(instant: string, timeZone = ownZone()) {
  const { hour, minute, dayPeriod, timeZoneName } = partsOf(instant, timeZone)
  return [`${hour}:${minute}`, dayPeriod, timeZoneName].join(noBreak)
}

/** The day of a moment in a zone: "Tue 3 Mar 2026". */
export function formatDayOf(instant: string, timeZone: string) {
  const { weekday, day, month, year } = partsOf(instant, timeZone)
  return [weekday, day, month, year].join(noBreak)
}

/** From one time to another of the same day in a zone: "9:00 am – 10:30 am AEDT". */
export function formatTimes(startsAt: string, endsAt: string, timeZone: string) {
  const { hour, minute, dayPeriod } = partsOf(startsAt, timeZone)
  return `${hour}:${minute}${noBreak}${dayPeriod} – ${formatTime(endsAt, timeZone)}`
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
export function formatDaysAgo(date: string, now = new Date()) {
  return relativeFormat.format(dayOf(date) - dayOf(dateIn(now, ownZone())), 'day')
}

const dayMs = 86_400_000

/** A date, or that of a moment here, as a number that counts days. */
const dayOf = (date: string) => Date.parse(isMoment(date) ? dateIn(date, ownZone()) : date) / dayMs

const dateFormats = new Map<string, Intl.DateTimeFormat>()

/** The date of a moment in a zone: "2026-03-03". */
export function dateIn(instant: string | number | Date, timeZone: string) {
  // Sweden writes dates so.
  const format = dateFormats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone })
  dateFormats.set(timeZone, format)
  return format.format(new Date(instant))
}

/** The date so many days later. */
export const daysAfter = (date: string, days: number) =>
  new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, date.length)

const agoUnits = [
  ['day', dayMs],
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
  const days = dayOf(dateIn(instant, timeZone)) - dayOf(dateIn(now, timeZone))
  if (days > 0) return relativeFormat.format(days, 'day')
  const ms = Date.parse(instant) - now
  const unit = agoUnits.find(([, length]) => ms >= length)
  return unit ? relativeFormat.format(Math.floor(ms / unit[1]), unit[0]) : 'now'
}
