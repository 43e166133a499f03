import type { Slot } from '@medinotes/shared/availability'
import type { Database } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import type { SlotOffers } from './booking-dependencies.ts'
import type { SlotOffer } from '../scheduling/availability/availability.service.ts'
import type { HoldExpiry } from './holds/hold-expiry.ts'
import { isTaken } from './reservation.repository.ts'

/** Undoes the transaction that lost the race for a slot. */
export class SlotLost extends Error {
  override readonly name = 'SlotLost'
}

interface Dependencies {
  database: Database
  availability: Pick<SlotOffers, 'nearest'>
  expiry: Pick<HoldExpiry, 'releaseExpired'>
}

export type SlotClaim = ReturnType<typeof createSlotClaim>

/** Runs `take` for a slot; who loses it is told of the nearest free ones. */
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
    taken,
    /** `own` is the booking that may overlap itself, and must not be mistaken for somebody else's. */
    async claim<Result>(
      principal: Principal,
      { slot, during }: Pick<SlotOffer, 'slot' | 'during'>,
      { excluded, moves = false }: { excluded: ReadonlySet<string>; moves?: boolean },
      take: () => Promise<Result>,
    ): Promise<Result> {
      const span = { specialistId: slot.specialistId, ...during }
      // Most of a crowd is turned away by one look, without a transaction each.
      if (!moves && (await isTaken(database, span))) throw await taken(principal, slot, excluded)
      const first = await attempt(take)
      if (first) return first.result
      const second = (await expiry.releaseExpired(span)) > 0 ? await attempt(take) : undefined
      if (second) return second.result
      throw await taken(principal, slot, excluded)
    },
  }
}
