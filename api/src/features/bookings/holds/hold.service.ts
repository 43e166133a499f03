import { randomUUID } from 'node:crypto'
import type { Hold } from '@medinotes/shared/bookings'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { addJob } from '../../../platform/jobs/add-job.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { PolicyTermsOf, SlotOffers } from '../booking-dependencies.ts'
import type { SlotOffer } from '../../scheduling/availability/availability.service.ts'
import type { BookingDetail } from '../queries/booking-detail.ts'
import { openBooking } from '../booking-finder.ts'
import { holdKey, releaseHold } from '../booking-jobs.ts'
import type { BookingJournal } from '../booking-journal.ts'
import { changeBooking, moveBooking, wrongState } from '../booking-moves.ts'
import { newReference } from '../booking-reference.ts'
import type { BookingRow } from '../booking-row.ts'
import { refuseOthersHold, refusePending } from '../booking-sides.ts'
import { countHolds, insertBooking } from '../booking.repository.ts'
import type { FreeSlot } from '../free-slot.ts'
import type { BookedFor } from '../referrers/referrers.service.ts'
import { insertReservation, setReservationExpiry } from '../reservation.repository.ts'
import { type SlotClaim, SlotLost } from '../slot-claim.ts'
import { offeredTerms, pinnedColumns } from '../offered-terms.ts'
import type { IndependenceWall } from '../wall/independence-wall.ts'
import { hasRunOut } from './hold-expiry.ts'

interface Dependencies {
  database: Database
  availability: SlotOffers
  policies: PolicyTermsOf
  wall: IndependenceWall
  bookedFor: BookedFor
  claims: SlotClaim
  journal: BookingJournal
  freeSlot: FreeSlot
  detail: BookingDetail
}

/** At once, for each person. */
const mostHolds = 3

export const holdExpired = () =>
  new AppError('hold_expired', 'This slot is not held for you any more. Look whether it is still free.')

/** Keeps a slot while the form is filled in. */
export function createHoldService(dependencies: Dependencies) {
  const { database, availability, wall, bookedFor, claims, journal, freeSlot, detail } = dependencies
  const terms = offeredTerms(dependencies.policies)

  async function keep(tx: Db, principal: Principal, organizationId: string, offer: SlotOffer) {
    if ((await countHolds(tx, principal.personId)) >= mostHolds) {
      throw new AppError('too_many_holds', `You hold ${mostHolds} slots already. Let one go first.`)
    }
    const pinned = await terms(tx, offer)
    const heldUntil = minutesAfter(new Date(), pinned.terms.holdMinutes)
    const row = await insertHold(tx, {
      ...{ id: randomUUID(), organization_id: organizationId, ...columnsOf(offer), ...pinnedColumns(pinned) },
      ...{ status: 'held', held_by: principal.personId, held_until: heldUntil },
    })
    const span = { specialistId: row.specialist_id, ...offer.during }
    const reservation = await insertReservation(tx, { bookingId: row.id, expiresAt: heldUntil, ...span })
    if (reservation === undefined) throw new SlotLost()
    await addJob(tx, releaseHold, { bookingId: row.id }, { key: holdKey(row.id), runAt: heldUntil })
    await journal(tx, principal, row, 'held', { details: { until: heldUntil.toISOString() } })
    return row.id
  }

  /** A hold of the caller's that still lasts. */
  async function openHold(tx: Db, principal: Principal, id: string) {
    const row = await openBooking(tx, id)
    if (row.status === 'released') throw holdExpired()
    if (row.status !== 'held') throw wrongState(row)
    refuseOthersHold(principal, row)
    return row
  }

  return {
    async hold(principal: Principal, { slotId, organizationId, draftId }: Hold) {
      refusePending(principal)
      const excluded = await wall.excludedFor(principal, { draftId })
      const offer = await availability.offerOf(principal, slotId, excluded)
      const firm = await bookedFor(principal, offer.practiceId, organizationId)
      const id = await claims.claim(principal, offer, { excluded }, () =>
        database.as(principal, (tx) => keep(tx, principal, firm, offer)),
      )
      return detail(principal, id)
    },

    /** Makes it longer by as much as it was at first, once. */
    async extend(principal: Principal, id: string) {
      await database.as(principal, async (tx) => {
        const row = await openHold(tx, principal, id)
        if (hasRunOut(row)) throw holdExpired()
        if (row.hold_extended) throw new AppError('conflict', 'A hold can be made longer once.')
        const until = minutesAfter(row.held_until ?? new Date(), row.terms.holdMinutes)
        const extended = await changeBooking(tx, row, { held_until: until, hold_extended: true })
        await setReservationExpiry(tx, id, until)
        await addJob(tx, releaseHold, { bookingId: id }, { key: holdKey(id), runAt: until })
        await journal(tx, principal, extended, 'hold-extended', { details: { until: until.toISOString() } })
      })
      return detail(principal, id)
    },

    /** Lets it go; one that is gone already is as it should be. */
    release: (principal: Principal, id: string) =>
      database.as(principal, async (tx) => {
        const row = await openBooking(tx, id)
        if (row.status === 'released') return
        if (row.status !== 'held') throw wrongState(row)
        refuseOthersHold(principal, row)
        const released = await moveBooking(tx, row, 'released')
        await freeSlot(tx, released)
        await journal(tx, principal, released, 'released')
      }),
  }
}

const minutesAfter = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * 60_000)

const columnsOf = ({ slot, practiceId, state }: SlotOffer) => ({
  ...{ practice_id: practiceId, specialist_id: slot.specialistId, exam_type_id: slot.examTypeId },
  ...{ place_id: slot.placeId, starts_at: new Date(slot.startsAt), ends_at: new Date(slot.endsAt) },
  ...{ time_zone: slot.timeZone, state, fee_cents: slot.feeCents },
})

/** Under a reference that no other booking has. */
async function insertHold(tx: Db, hold: Omit<Parameters<typeof insertBooking>[1], 'reference'>): Promise<BookingRow> {
  return (await insertBooking(tx, { ...hold, reference: newReference() })) ?? insertHold(tx, hold)
}
