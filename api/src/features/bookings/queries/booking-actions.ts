import type { BookingAction } from '@medinotes/shared/booking-views'
import type { BookingStatus } from '@medinotes/shared/bookings'
import type { Permission } from '@medinotes/shared/permissions'
import type { Side } from '../booking-sides.ts'

interface Facts {
  status: BookingStatus
  /** Whether the calendar is still asked about it. */
  moving: boolean
  startsAt: Date
  holdExtended: boolean
  heldUntil: Date | null
  /** When attendance was first recorded; null where it was not. */
  attendanceAt: Date | null
  sides: ReadonlySet<Side>
  /** Whether the caller holds it for somebody. */
  holdsIt: boolean
  permissions: readonly Permission[]
  now: Date
}

/** How long attendance can be put right. */
const correctionMs = 24 * 60 * 60_000

type Rule = (facts: Facts) => BookingAction[]

const hold: Rule = ({ sides, holdsIt, heldUntil, holdExtended, now }) => {
  if (!sides.has('referrer') && !holdsIt) return []
  if (heldUntil === null || heldUntil <= now) return []
  return ['confirm', ...(holdExtended ? [] : (['extend'] as const)), 'release']
}

const request: Rule = ({ sides, startsAt, now }) => [
  ...(sides.has('practice') ? (['decide'] as const) : []),
  'change',
  ...(startsAt > now ? (['cancel'] as const) : []),
]

const confirmed: Rule = ({ sides, moving, startsAt, now }) => {
  if (startsAt > now) return moving ? [] : ['change', 'reschedule', 'cancel']
  return sides.has('practice') && !moving ? ['attendance'] : []
}

const attendance: Rule = ({ sides, attendanceAt, now }) => {
  const isLate = attendanceAt !== null && attendanceAt.getTime() + correctionMs <= now.getTime()
  return sides.has('practice') && !isLate ? ['attendance'] : []
}

const none: Rule = () => []

const rules: Record<BookingStatus, Rule> = {
  held: hold,
  requested: request,
  submitting: none,
  confirmed,
  attended: attendance,
  'no-show': attendance,
  cancelled: none,
  released: none,
}

const needs: Record<BookingAction, Permission> = {
  confirm: 'booking:write',
  extend: 'booking:write',
  release: 'booking:write',
  decide: 'booking:attend',
  attendance: 'booking:attend',
  change: 'booking:change',
  reschedule: 'booking:change',
  cancel: 'booking:change',
}

/** What the caller may do to a booking now, as the commands would let them. */
export const actionsOf = (facts: Facts): BookingAction[] =>
  rules[facts.status](facts).filter((action) => facts.permissions.includes(needs[action]))
