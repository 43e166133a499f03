import { randomUUID } from 'node:crypto'
import type { Db } from '../../../platform/database.ts'
import { addJob } from '../../../platform/jobs/add-job.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { SlotOffer } from '../../scheduling/availability/availability.service.ts'
import type { PolicyTermsOf } from '../booking-dependencies.ts'
import { holdKey, releaseHold } from '../booking-jobs.ts'
import type { BookingJournal } from '../booking-journal.ts'
import { newReference } from '../booking-reference.ts'
import type { BookingRow } from '../booking-row.ts'
import { insertBooking } from '../booking.repository.ts'
import { offeredTerms, pinnedColumns } from '../offered-terms.ts'
import { insertReservation } from '../reservation.repository.ts'
import { SlotLost } from '../slot-claim.ts'

interface Dependencies {
  policies: PolicyTermsOf
  journal: BookingJournal
}

interface Holder {
  /** Of the booking, where it is decided already. */
  id?: string
  organizationId: string
  personId: string
  /** For how long, where the policy does not say it. */
  minutes?: number
  /** Who keeps it for them. */
  by: Principal | 'service'
}

export type SlotKeeper = ReturnType<typeof createSlotKeeper>

/** Writes a hold down in the caller's transaction, under the terms of this moment; throws SlotLost where somebody has the time. */
export function createSlotKeeper({ policies, journal }: Dependencies) {
  const termsOf = offeredTerms(policies)

  return async (tx: Db, { id = randomUUID(), organizationId, personId, minutes, by }: Holder, offer: SlotOffer) => {
    const pinned = await termsOf(tx, offer)
    const heldUntil = minutesAfter(new Date(), minutes ?? pinned.terms.holdMinutes)
    const row = await insertHold(tx, {
      ...{ id, organization_id: organizationId, ...columnsOf(offer), ...pinnedColumns(pinned) },
      ...{ status: 'held', held_by: personId, held_until: heldUntil },
    })
    const span = { specialistId: row.specialist_id, ...offer.during }
    const reservation = await insertReservation(tx, { bookingId: row.id, expiresAt: heldUntil, ...span })
    if (reservation === undefined) throw new SlotLost()
    await addJob(tx, releaseHold, { bookingId: row.id }, { key: holdKey(row.id), runAt: heldUntil })
    await journal(tx, by, row, 'held', { details: { until: heldUntil.toISOString() } })
    return row.id
  }
}

export const minutesAfter = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * 60_000)

const columnsOf = ({ slot, practiceId, state, scheduling }: SlotOffer) => ({
  ...{ practice_id: practiceId, specialist_id: slot.specialistId, exam_type_id: slot.examTypeId },
  ...{ place_id: slot.placeId, starts_at: new Date(slot.startsAt), ends_at: new Date(slot.endsAt) },
  ...{ time_zone: slot.timeZone, state, fee_cents: slot.feeCents, scheduling },
})

/** Under a reference that no other booking has. */
async function insertHold(tx: Db, hold: Omit<Parameters<typeof insertBooking>[1], 'reference'>): Promise<BookingRow> {
  return (await insertBooking(tx, { ...hold, reference: newReference() })) ?? insertHold(tx, hold)
}
