import type { Slot } from '@medinotes/shared/availability'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { availabilityKey, bookingsKey } from '../booking-keys.ts'
import { bookingQuery } from '../booking.queries.ts'
import type { SearchAddressState } from '../search/search-address.ts'
import { rememberTaken } from './taken-holds.ts'
import { holdSlot, releaseHold } from './wizard.queries.ts'

interface Taking {
  slot: Slot
  draft: string
  /** Only a form that the service knows can be named to it. */
  savedDraft: string | undefined
}

/** Takes a slot: the form is there at once, and the search again where the slot was not to be had. */
export function useSlotHold(search: SearchAddressState, isSaved: (draftId: string) => boolean) {
  const client = useQueryClient()
  const { address, change } = search
  const present = useRef(address)
  useEffect(() => {
    present.current = address
  })
  const hold = useMutation({
    mutationFn: ({ slot, savedDraft }: Taking) =>
      holdSlot({ slotId: slot.id, organizationId: address.firm, draftId: savedDraft }),
    onSuccess(booking, { draft }) {
      client.setQueryData(bookingQuery(booking.id).queryKey, booking)
      if (present.current.draft !== draft) return void releaseHold(booking.id)
      rememberTaken(booking.id)
      change({ booking: booking.id }, { replace: true })
      return undefined
    },
    onSettled() {
      void client.invalidateQueries({ queryKey: availabilityKey })
      void client.invalidateQueries({ queryKey: [...bookingsKey, 'first'] })
    },
  })
  const isTaking = hold.isPending && address.draft === hold.variables.draft
  return {
    /** The slot that is being taken, or was taken last. */
    slot: hold.variables?.slot,
    isTaking,
    error: hold.error,
    take(slot: Slot) {
      const draft = address.draft ?? crypto.randomUUID()
      change({ draft, booking: undefined, step: undefined })
      hold.mutate({ slot, draft, savedDraft: isSaved(draft) ? draft : undefined })
    },
  }
}

export type SlotHold = ReturnType<typeof useSlotHold>
