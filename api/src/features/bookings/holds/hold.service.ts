import type { Hold } from '@medinotes/shared/bookings'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { KeyedExecution } from '../../../platform/http/idempotency.ts'
import { addJob } from '../../../platform/jobs/add-job.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { SlotOffer } from '../../scheduling/availability/availability.service.ts'
import type { SlotOffers } from '../booking-dependencies.ts'
import { openBooking } from '../booking-finder.ts'
import { holdKey, releaseHold } from '../booking-jobs.ts'
import type { BookingJournal } from '../booking-journal.ts'
import { changeBooking, moveBooking, wrongState } from '../booking-moves.ts'
import { refuseOthersHold, refusePending } from '../booking-sides.ts'
import { countHolds, selectBooking } from '../booking.repository.ts'
import type { FreeSlot } from '../free-slot.ts'
import type { BookingDetail } from '../queries/booking-detail.ts'
import type { BookedFor } from '../referrers/referrers.service.ts'
import { setReservationExpiry } from '../reservation.repository.ts'
import type { SlotClaim } from '../slot-claim.ts'
import type { IndependenceWall } from '../wall/independence-wall.ts'
import { hasRunOut } from './hold-expiry.ts'
import { minutesAfter, type SlotKeeper } from './slot-keeper.ts'

interface Dependencies {
  database: Database
  availability: SlotOffers
  wall: IndependenceWall
  bookedFor: BookedFor
  claims: SlotClaim
  keep: SlotKeeper
  journal: BookingJournal
  freeSlot: FreeSlot
  detail: BookingDetail
}

/** At once, for each person. */
const mostHolds = 3

export const holdExpired = () =>
  new AppError('hold_expired', 'This slot is not held for you any more. Look whether it is still free.')

export type HoldService = ReturnType<typeof createHoldService>

/** Keeps a slot while the form is filled in. */
export function createHoldService(dependencies: Dependencies) {
  const { database, availability, wall, bookedFor, claims, keep, journal, freeSlot, detail } = dependencies

  /** An earlier attempt may have held the slot and not lived to say so. */
  const isHeld = (principal: Principal, id: string) =>
    database.as(principal, async (tx) => (await selectBooking(tx, id))?.held_by === principal.personId)

  async function keepFor(tx: Db, principal: Principal, to: { id?: string; organizationId: string }, offer: SlotOffer) {
    if ((await countHolds(database, tx, principal.personId)) >= mostHolds) {
      throw new AppError('too_many_holds', `You hold ${mostHolds} slots already. Let one go first.`)
    }
    return keep(tx, { ...to, personId: principal.personId, by: principal }, offer)
  }

  return {
    async hold(principal: Principal, { slotId, organizationId, draftId }: Hold, keyed: KeyedExecution | null = null) {
      refusePending(principal)
      if (keyed?.isFirst === false && (await isHeld(principal, keyed.resourceId))) {
        return detail(principal, keyed.resourceId)
      }
      const excluded = await wall.excludedFor(principal, { draftId })
      const offer = await availability.offerOf(principal, slotId, excluded)
      const firm = await bookedFor(principal, offer.practiceId, organizationId)
      const id = await claims.claim(principal, offer, excluded, (refuseTaken) =>
        database.as(principal, async (tx) => {
          await refuseTaken()
          return keepFor(tx, principal, { organizationId: firm, ...(keyed && { id: keyed.resourceId }) }, offer)
        }),
      )
      return detail(principal, id)
    },

    /** Makes it longer by as much as the policy says, once. */
    async extend(principal: Principal, id: string) {
      await database.as(principal, async (tx) => {
        const row = await openBooking(tx, id)
        if (row.status === 'released') throw holdExpired()
        if (row.status !== 'held') throw wrongState(row)
        refuseOthersHold(principal, row)
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
