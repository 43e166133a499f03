import { cancelReasonNames } from '@medinotes/shared/booking-changes'
import type { ActivityKind, Booking, BookingAction } from '@medinotes/shared/booking-views'
import type { BookingStatus } from '@medinotes/shared/bookings'
import { formatInstant, formatTime, formatUntil } from '../../../lib/dates.ts'
import { formatCents } from '../../../lib/money.ts'
import { paperworkState } from '../paperwork.ts'

type Shown = Pick<
  Booking,
  | 'status'
  | 'startsAt'
  | 'endsAt'
  | 'timeZone'
  | 'heldUntil'
  | 'paperworkDueAt'
  | 'paperworkReceivedAt'
  | 'deadlines'
  | 'noShowFeeCents'
  | 'charges'
  | 'cancelled'
  | 'actions'
  | 'activity'
>

export interface StatusLine {
  tone: 'info' | 'success' | 'warning' | 'danger'
  /** What it is. */
  title: string
  /** What comes next, or what follows from it. */
  next: string
}

const may = (booking: Shown, action: BookingAction) => booking.actions.includes(action)

/** What a booking is by now, and what comes next, for whoever may do what `actions` names. */
export const statusLine = (booking: Shown, now = Date.now()): StatusLine => lines[booking.status](booking, now)

const lines: Record<BookingStatus, (booking: Shown, now: number) => StatusLine> = {
  held: (booking, now) => ({
    tone: 'warning',
    title: booking.heldUntil
      ? `Held until ${formatTime(booking.heldUntil)} (${formatUntil(booking.heldUntil, booking.timeZone, now)})`
      : 'Held',
    next: may(booking, 'confirm')
      ? 'Fill in the form to book it; without that the time is let go.'
      : 'The form is being filled in; without that the time is let go.',
  }),
  requested: (booking) => ({
    tone: 'info',
    title: may(booking, 'decide') ? 'Waits for your answer' : 'Waits for the practice’s answer',
    next: may(booking, 'decide')
      ? 'Accept or decline it; the time is kept until you do.'
      : 'The time is kept meanwhile, and you are told as soon as they answer.',
  }),
  submitting: () => ({
    tone: 'info',
    title: 'The specialist’s calendar has not answered yet',
    next: 'Nobody else can take the time. This page shows the answer as soon as it comes; there is nothing you need to do.',
  }),
  confirmed: confirmedLine,
  attended: (booking, now) => {
    const report = booking.deadlines.find(({ kind }) => kind === 'report')
    return { tone: 'success', title: 'The examinee attended', next: reportText(report, booking.timeZone, now) }
  },
  'no-show': (booking) => {
    const charge = booking.charges.find(({ kind }) => kind === 'no-show')
    const fee = charge?.feeCents ?? booking.noShowFeeCents
    return {
      tone: 'danger',
      title: 'The examinee did not attend',
      next: fee > 0 ? `The fee for this is ${formatCents(fee)}.` : 'This costs nothing.',
    }
  },
  cancelled: ({ cancelled, timeZone }) => ({
    tone: 'info',
    title: cancelled ? `Cancelled ${formatInstant(cancelled.at, timeZone)}` : 'Cancelled',
    next: cancelled
      ? `${cancelReasonNames[cancelled.reason]}. ${cancelled.feeCents > 0 ? `The fee is ${formatCents(cancelled.feeCents)}.` : 'It cost nothing.'}`
      : 'The examination does not take place.',
  }),
  released: ({ activity }) => {
    const last = activity.findLast(({ kind }) => Object.hasOwn(releases, kind))?.kind ?? 'released'
    return { tone: 'info', title: 'Nobody was booked', next: releases[last] ?? '' }
  },
}

const releases: Partial<Record<ActivityKind, string>> = {
  released: 'The time was let go.',
  expired: 'The time was held, and the hold ran out before the form was sent.',
  declined: 'The practice declined the request. It costs nothing.',
  refused: 'The specialist’s calendar refused the time. It costs nothing.',
}

/** A change that the calendar has not answered yet leaves nothing to do meanwhile. */
export const isBeingChanged = ({ status, startsAt, actions }: Shown, now = Date.now()) =>
  status === 'confirmed' && Date.parse(startsAt) > now && actions.length === 0

function confirmedLine(booking: Shown, now: number): StatusLine {
  const { startsAt, endsAt, timeZone, paperworkDueAt } = booking
  if (Date.parse(startsAt) <= now) {
    const isOver = Date.parse(endsAt) <= now
    return {
      tone: may(booking, 'attendance') ? 'warning' : 'info',
      title: isOver ? 'The examination is over' : 'The examination is on now',
      next: may(booking, 'attendance')
        ? 'Next: record whether the examinee attended.'
        : 'Next: the practice records whether the examinee attended.',
    }
  }
  if (isBeingChanged(booking, now)) {
    return {
      tone: 'info',
      title: 'Confirmed, and a change is on its way',
      next: 'The specialist’s calendar has not answered yet. This page shows the answer as soon as it comes.',
    }
  }
  const state = paperworkState(booking, now)
  const due = formatInstant(paperworkDueAt, timeZone)
  if (state === 'overdue') {
    return {
      tone: 'warning',
      title: 'Confirmed, and the paperwork is overdue',
      next: `It was due ${due}. The specialist cannot prepare without it.`,
    }
  }
  const inTime = formatUntil(startsAt, timeZone, now)
  if (state === 'received') {
    return { tone: 'success', title: 'Confirmed, paperwork received', next: `Next: the examination, ${inTime}.` }
  }
  const until = formatUntil(paperworkDueAt, timeZone, now)
  return { tone: 'success', title: 'Confirmed', next: `Next: the paperwork is due ${due} (${until}).` }
}

function reportText(report: Booking['deadlines'][number] | undefined, timeZone: string, now: number) {
  if (!report) return 'Next: the report.'
  if (report.metAt) return `The report was released ${formatInstant(report.metAt, timeZone)}.`
  const at = formatInstant(report.at, timeZone)
  return Date.parse(report.at) < now
    ? `The report was due ${at}.`
    : `Next: the report is due ${at} (${formatUntil(report.at, timeZone, now)}).`
}
