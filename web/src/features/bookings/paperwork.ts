import type { BookingSummary } from '@medinotes/shared/booking-views'
import type { BookingStatus } from '@medinotes/shared/bookings'
import { formatInstant, formatUntil } from '../../lib/dates.ts'

export type PaperworkState = 'received' | 'overdue' | 'due' | 'not-needed'

type Paper = Pick<BookingSummary, 'status' | 'paperworkDueAt' | 'paperworkReceivedAt' | 'timeZone'>

const awaiting = new Set<BookingStatus>(['requested', 'submitting', 'confirmed'])

/** Where the documents of a booking stand; nobody waits for those of one that is over or was never made. */
export function paperworkState(
  { status, paperworkDueAt, paperworkReceivedAt }: Paper,
  now = Date.now(),
): PaperworkState {
  if (paperworkReceivedAt) return 'received'
  if (!awaiting.has(status)) return 'not-needed'
  return Date.parse(paperworkDueAt) < now ? 'overdue' : 'due'
}

/** In a few words, or null where there is nothing to say. */
export function paperworkText(booking: Paper, now = Date.now()) {
  const { paperworkDueAt, timeZone } = booking
  const state = paperworkState(booking, now)
  if (state === 'received') return 'Paperwork received'
  if (state === 'overdue') return `Paperwork was due ${formatInstant(paperworkDueAt, timeZone)}`
  return state === 'due' ? `Paperwork due ${formatUntil(paperworkDueAt, timeZone, now)}` : null
}
