import { type CancelReason, cancelReasonNames } from '@medinotes/shared/booking-changes'
import type { Activity, ActivityKind } from '@medinotes/shared/booking-views'
import {
  CalendarCheck,
  CalendarClock,
  CalendarX,
  CircleCheck,
  CircleSlash,
  Clock,
  FileCheck,
  FileOutput,
  FileX,
  Hourglass,
  type LucideIcon,
  MailQuestionMark,
  Pencil,
  Send,
  UserX,
} from 'lucide-react'
import { formatInstant } from '../../../lib/dates.ts'
import { formatCents } from '../../../lib/money.ts'

interface ActivityLook {
  icon: LucideIcon
  title: string
}

export const activityLooks: Record<ActivityKind, ActivityLook> = {
  held: { icon: Hourglass, title: 'Time held' },
  'hold-extended': { icon: Hourglass, title: 'Held for longer' },
  released: { icon: CircleSlash, title: 'Time let go' },
  expired: { icon: CircleSlash, title: 'The hold ran out' },
  requested: { icon: MailQuestionMark, title: 'Requested from the practice' },
  declined: { icon: CircleSlash, title: 'Declined by the practice' },
  submitted: { icon: Send, title: 'Sent to the specialist’s calendar' },
  confirmed: { icon: CalendarCheck, title: 'Confirmed' },
  refused: { icon: CircleSlash, title: 'Refused by the specialist’s calendar' },
  changed: { icon: Pencil, title: 'Details changed' },
  rescheduled: { icon: CalendarClock, title: 'Moved' },
  cancelled: { icon: CalendarX, title: 'Cancelled' },
  attended: { icon: CircleCheck, title: 'Attended' },
  'no-show': { icon: UserX, title: 'Did not attend' },
  'paperwork-received': { icon: FileCheck, title: 'Paperwork received' },
  reminded: { icon: Clock, title: 'Reminder sent' },
  'report-released': { icon: FileOutput, title: 'Report released' },
  'report-recalled': { icon: FileX, title: 'Report recalled' },
}

const isReason = (value: string): value is CancelReason => Object.hasOwn(cancelReasonNames, value)
const refusalNames = {
  slot_taken: 'Somebody else has the time there',
  slot_unavailable: 'The time is not offered there any more',
  calendar_refused: 'It takes no bookings just now',
}
const isRefusal = (value: string): value is keyof typeof refusalNames => Object.hasOwn(refusalNames, value)
const isInstant = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)

/** What the codes beside an activity say, for people; empty where they say nothing more than its title. */
export function activityDetail({ kind, details }: Pick<Activity, 'kind' | 'details'>, timeZone: string) {
  const { from, to, reason, feeCents, source } = details
  const parts: string[] = []
  if (kind === 'rescheduled' && isInstant(from) && isInstant(to)) {
    parts.push(`From ${formatInstant(from, timeZone)} to ${formatInstant(to, timeZone)}`)
  }
  if (typeof reason === 'string' && isReason(reason)) parts.push(cancelReasonNames[reason])
  if (typeof feeCents === 'number') parts.push(feeCents > 0 ? `Fee ${formatCents(feeCents)}` : 'No fee')
  if (typeof reason === 'string' && isRefusal(reason)) parts.push(refusalNames[reason])
  if (source === 'calendar') parts.push('Done in the specialist’s own calendar')
  return parts.join('. ')
}

/** Who did it, as far as the reader may know. */
export const activityAuthor = ({ personName, organizationName }: Activity) =>
  [personName, organizationName].filter(Boolean).join(', ') || 'MediNotes Pro'
