import type { BookingSummary } from '@medinotes/shared/booking-views'
import type { WaitlistEntry } from '@medinotes/shared/waitlist'
import {
  ClipboardCheck,
  FileClock,
  FileWarning,
  Gift,
  Hourglass,
  type LucideIcon,
  MailQuestionMark,
} from 'lucide-react'
import { formatTime, formatUntil } from '../../lib/dates.ts'
import { paperworkState, paperworkText } from '../../features/bookings/paperwork.ts'
import { paths } from '../paths.ts'

export interface BookingNeed {
  key: string
  icon: LucideIcon
  /** Who or what it is about. */
  subject: string
  what: string
  isUrgent: boolean
  /** When the examination is. */
  startsAt: string
  timeZone: string
  to: string
}

export interface Waiting {
  offers: readonly WaitlistEntry[]
  holds: readonly BookingSummary[]
  requests: readonly BookingSummary[]
  unrecorded: readonly BookingSummary[]
  unpapered: readonly BookingSummary[]
}

// What is due later than this is not yet something to do now.
const paperworkAheadMs = 7 * 86_400_000

const nameOf = ({ examineeName, examTypeName }: BookingSummary) => examineeName ?? examTypeName

/** What waits for somebody, what runs out first at the top. */
export function needsOf({ offers, holds, requests, unrecorded, unpapered }: Waiting, now = Date.now()): BookingNeed[] {
  const offered = new Set(offers.map(({ offer }) => offer?.bookingId))
  return [
    ...offers.flatMap((entry) => offerNeed(entry, now)),
    ...holds
      .filter(({ id, heldUntil }) => heldUntil !== null && Date.parse(heldUntil) > now && !offered.has(id))
      .map(holdNeed),
    ...requests.map((booking) => need(booking, 'requests', MailQuestionMark, 'Requested: waits for your answer', true)),
    ...unrecorded
      .filter(({ startsAt }) => Date.parse(startsAt) <= now)
      .map((booking) => need(booking, 'attendance', ClipboardCheck, 'Record attendance', false)),
    ...unpapered
      .filter(({ paperworkDueAt }) => Date.parse(paperworkDueAt) <= now + paperworkAheadMs)
      .map((booking) => paperworkNeed(booking, now)),
  ]
}

function offerNeed({ id, examTypeName, offer }: WaitlistEntry, now: number): BookingNeed[] {
  if (!offer || Date.parse(offer.heldUntil) <= now) return []
  const { bookingId, startsAt, timeZone, heldUntil } = offer
  const until = `${formatTime(heldUntil)} (${formatUntil(heldUntil, timeZone, now)})`
  return [
    {
      key: `offer ${id}`,
      icon: Gift,
      subject: examTypeName,
      what: `A slot from the waitlist is yours until ${until}`,
      isUrgent: true,
      startsAt,
      timeZone,
      to: paths.continueBooking(bookingId),
    },
  ]
}

const holdNeed = (booking: BookingSummary) =>
  need(booking, 'hold', Hourglass, `Held until ${formatTime(booking.heldUntil ?? '')}`, true)

function paperworkNeed(booking: BookingSummary, now: number) {
  const isOverdue = paperworkState(booking, now) === 'overdue'
  const text = isOverdue ? 'Paperwork overdue' : (paperworkText(booking, now) ?? '')
  const to = paths.bookingDocuments(booking.id)
  return { ...need(booking, 'paperwork', isOverdue ? FileWarning : FileClock, text, isOverdue), to }
}

const need = (booking: BookingSummary, kind: string, icon: LucideIcon, what: string, isUrgent: boolean) => ({
  key: `${kind} ${booking.id}`,
  icon,
  subject: nameOf(booking),
  what,
  isUrgent,
  startsAt: booking.startsAt,
  timeZone: booking.timeZone,
  to: paths.booking(booking.id),
})
