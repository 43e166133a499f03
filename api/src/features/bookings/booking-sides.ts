import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import type { BookingRow } from './booking-row.ts'

/** The referrer's firm asks for the examination, the practice gives it; a practice may ask itself. */
export type Side = 'referrer' | 'practice'

export function sidesOf({ organization }: Principal, row: BookingRow): ReadonlySet<Side> {
  const sides = new Set<Side>()
  if (organization?.id === row.organization_id) sides.add('referrer')
  if (organization?.id === row.practice_id) sides.add('practice')
  return sides
}

export const isPracticeOf = (principal: Principal, row: BookingRow) => sidesOf(principal, row).has('practice')

export function refusePracticeOnly(principal: Principal, row: BookingRow) {
  if (isPracticeOf(principal, row)) return
  throw new AppError('forbidden', 'Only the practice does that.')
}

/** A hold is for the people of the firm, and for who holds it on the firm's behalf. */
export function refuseOthersHold(principal: Principal, row: BookingRow) {
  if (sidesOf(principal, row).has('referrer') || row.held_by === principal.personId) return
  throw new AppError('forbidden', 'Only the organisation that holds this slot may do that.')
}

/** Who waits for approval may look and prepare. */
export function refusePending({ organization }: Principal) {
  if (organization?.status !== 'pending') return
  throw new AppError('organization_pending', 'Your organisation can book as soon as it is approved.')
}
