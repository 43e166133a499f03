/** A line of RFC 5545 is at most 75 octets, and no character is cut in two. */
const lineOctets = 75

export interface IcsEvent {
  /** The same for as long as the event exists. */
  uid: string
  /** Goes up with every change. */
  sequence: number
  cancelled: boolean
  startsAt: Date
  endsAt: Date
  /** When it was last changed. */
  changedAt: Date
  summary: string
  location: string
  description: string
  url: string
}

interface IcsCalendar {
  /** `CANCEL` for what comes by mail and is to leave the calendar again. */
  method: 'PUBLISH' | 'CANCEL'
  name: string
  events: readonly IcsEvent[]
}

const utc = (date: Date) => date.toISOString().replaceAll(/[-:]|\.\d{3}/g, '')

const escapes: Record<string, string> = { '\\': '\\\\', ';': String.raw`\;`, ',': String.raw`\,`, '\n': String.raw`\n` }

const text = (value: string) =>
  value
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, '')
    .replaceAll(/[\\;,\n]/g, (character) => escapes[character] ?? '')

function fold(line: string) {
  let octets = 0
  let folded = ''
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > lineOctets) {
      folded += '\r\n '
      // The blank that begins a continued line counts.
      octets = 1
    }
    folded += character
    octets += size
  }
  return `${folded}\r\n`
}

const eventLines = (event: IcsEvent) => [
  'BEGIN:VEVENT',
  `UID:${event.uid}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTAMP:${utc(event.changedAt)}`,
  `LAST-MODIFIED:${utc(event.changedAt)}`,
  `DTSTART:${utc(event.startsAt)}`,
  `DTEND:${utc(event.endsAt)}`,
  `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  `TRANSP:${event.cancelled ? 'TRANSPARENT' : 'OPAQUE'}`,
  // Calendars of many show the title to all of them.
  'CLASS:PRIVATE',
  `SUMMARY:${text(event.summary)}`,
  `LOCATION:${text(event.location)}`,
  `DESCRIPTION:${text(event.description)}`,
  `URL:${event.url}`,
  'END:VEVENT',
]

/** An iCalendar file (RFC 5545) with instants in UTC, so that no reader's zone table matters. */
export const writeIcs = ({ method, name, events }: IcsCalendar) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//MediNotes Pro//Bookings//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    `X-WR-CALNAME:${text(name)}`,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
    .map(fold)
    .join('')
