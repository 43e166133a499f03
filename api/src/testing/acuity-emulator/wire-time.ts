import { tzOffset } from '@date-fns/tz/tzOffset'
import { dayNumber, instantAt } from '../../platform/wall-clock.ts'

const two = (value: number) => String(value).padStart(2, '0')

/** `2016-02-03T14:00:00-0800`, as Acuity writes instants. */
export function writeInstant(at: number, timeZone: string) {
  const minutes = tzOffset(timeZone, new Date(at))
  const shown = new Date(at + minutes * 60_000).toISOString().slice(0, 19)
  const size = Math.abs(minutes)
  return `${shown}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`
}

const written = new RegExp(
  [
    String.raw`^(?<date>\d{4}-\d\d-\d\d)[T ](?<hours>\d{1,2}):(?<minutes>\d\d)(?::(?<seconds>\d\d))?(?:\.\d+)?`,
    String.raw`(?<half>am|pm)?(?<offset>Z|[+-]\d\d:?\d\d)?$`,
  ].join(''),
)

/** An instant with an offset, colon or none, or a wall-clock time of that zone; null for what is neither. */
export function readInstant(text: string, timeZone: string): number | null {
  const parts = written.exec(text)?.groups
  if (parts === undefined) return null
  const { date = '', minutes = '', seconds = '00', half, offset } = parts
  const hours = half ? (Number(parts.hours) % 12) + (half === 'pm' ? 12 : 0) : Number(parts.hours)
  if (Number.isNaN(dayNumber(date)) || hours > 23 || Number(minutes) > 59) return null
  if (offset === undefined) return instantAt(dayNumber(date), hours * 60 + Number(minutes), timeZone)
  const at = Date.parse(`${date}T${two(hours)}:${minutes}:${seconds}${offset.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')}`)
  return Number.isNaN(at) ? null : at
}

const dateWords = new Map<string, Intl.DateTimeFormat>()

function formatter(timeZone: string) {
  const known = dateWords.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', hour12: true },
  })
  dateWords.set(timeZone, made)
  return made
}

/** `August 31, 2021` and `10:00am`. */
export function wordsOf(at: number, timeZone: string) {
  const parts = Object.fromEntries(
    formatter(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const { month, day, year, hour, minute, dayPeriod = '' } = parts
  return { date: `${month} ${day}, ${year}`, time: `${hour}:${minute}${dayPeriod.toLowerCase()}` }
}
