import type { Slot } from '@medinotes/shared/availability'
import type { Database } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import type { SlotOffers } from './booking-dependencies.ts'
import type { SlotOffer } from '../scheduling/availability/availability.service.ts'
import type { HoldExpiry } from './holds/hold-expiry.ts'
import { isTaken, type Span } from './reservation.repository.ts'

/** Undoes the transaction that lost the race for a slot. */
export class SlotLost extends Error {
  override readonly name = 'SlotLost'
}

interface Dependencies {
  database: Database
  availability: Pick<SlotOffers, 'nearest'>
  expiry: Pick<HoldExpiry, 'releaseExpired'>
}

type Offered = Pick<SlotOffer, 'slot' | 'during'>

export type SlotClaim = ReturnType<typeof createSlotClaim>

/** Who loses a slot is told of the nearest free ones. */
export function createSlotClaim({ database, availability, expiry }: Dependencies) {
  const taken = async (principal: Principal, slot: Slot, excluded: ReadonlySet<string>) =>
    new AppError('slot_taken', 'Somebody else has just taken this time.', {
      slots: await availability.nearest(principal, slot, excluded),
    })

  async function attempt<Result>(take: () => Promise<Result>) {
    try {
      return { result: await take() }
    } catch (error) {
      if (error instanceof SlotLost) return undefined
      throw error
    }
  }

  return {
    /** A new booking takes a slot; most of a crowd is turned away by one look, before and after it waited for its turn. */
    async claim<Result>(
      principal: Principal,
      { slot, during }: Offered,
      excluded: ReadonlySet<string>,
      take: (refuseTaken: () => Promise<void>) => Promise<Result>,
    ): Promise<Result> {
      const span = { specialistId: slot.specialistId, ...during }
      const refuseTaken = async () => {
        if (await isTaken(database, span)) throw new SlotLost()
      }
      const first = await attempt(async () => {
        await refuseTaken()
        return take(refuseTaken)
      })
      if (first) return first.result
      // Only a hold that has run out is in the way of the second attempt.
      const second = (await isTaken(database, span)) ? undefined : await again(span, () => take(refuseTaken))
      if (second) return second.result
      throw await taken(principal, slot, excluded)
    },

    /** A booking that moves takes one, which may overlap the time it has. */
    async claimMove<Result>(
      principal: Principal,
      { slot, during }: Offered,
      excluded: ReadonlySet<string>,
      take: () => Promise<Result>,
    ): Promise<Result> {
      const moved = (await attempt(take)) ?? (await again({ specialistId: slot.specialistId, ...during }, take))
      if (moved) return moved.result
      throw await taken(principal, slot, excluded)
    },
  }

  async function again<Result>(span: Span, take: () => Promise<Result>) {
    return (await expiry.releaseExpired(span)) > 0 ? attempt(take) : undefined
  }
}
