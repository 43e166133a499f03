import type { Db } from '../../../platform/database.ts'
import type { SlotOffer } from '../../scheduling/availability/availability.service.ts'
import type { PolicyTermsOf } from '../booking-dependencies.ts'
import type { BookingRow, Move } from '../booking-row.ts'
import { dueDates, offeredTerms } from '../offered-terms.ts'

/** What a booking becomes at an offered time: it keeps its policy and fee; with another specialist those of that one count. */
export function createMovePlan(policies: PolicyTermsOf) {
  const termsOf = offeredTerms(policies)

  return async (tx: Db, row: BookingRow, offer: SlotOffer): Promise<Move> => {
    const { slot, state } = offer
    const times = { startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt), timeZone: slot.timeZone, state }
    const to = { ...times, specialistId: slot.specialistId, placeId: slot.placeId }
    if (slot.specialistId !== row.specialist_id) {
      return { ...to, feeCents: slot.feeCents, ...(await termsOf(tx, offer)) }
    }
    const { terms, fee_cents: feeCents, policy_id: policyId } = row
    return { ...to, terms, feeCents, policyId, ...dueDates({ terms, ...times }) }
  }
}
