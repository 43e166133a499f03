import type { Slot } from '@medinotes/shared/availability'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { paths } from '../../../app/paths.ts'
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
export function useSlotHold({ address, change }: SearchAddressState, isSaved: (draftId: string) => boolean) {
  const client = useQueryClient()
  // Taken, and not yet in the address.
  const [arriving, setArriving] = useState<string | null>(null)
  if (arriving !== null && address.booking === arriving) setArriving(null)
  const hold = useMutation({
    mutationFn: ({ slot, savedDraft }: Taking) =>
      holdSlot({ slotId: slot.id, organizationId: address.firm, draftId: savedDraft }),
    onSuccess(booking, { draft }) {
      client.setQueryData(bookingQuery(booking.id).queryKey, booking)
      // Whoever has gone elsewhere meanwhile is not pulled back; a hold nobody lets go ends by itself.
      if (window.location.pathname !== paths.newBooking) return void releaseHold(booking.id).catch(() => undefined)
      rememberTaken(booking.id)
      setArriving(booking.id)
      change({ draft, booking: booking.id, step: undefined })
      return undefined
    },
    onSettled() {
      void client.invalidateQueries({ queryKey: availabilityKey })
      void client.invalidateQueries({ queryKey: [...bookingsKey, 'first'] })
    },
  })
  return {
    /** The slot that is being taken, or was taken last, and the form it is for. */
    slot: hold.variables?.slot,
    draftId: hold.variables?.draft,
    isTaking: hold.isPending || arriving !== null,
    error: hold.error,
    take(slot: Slot) {
      const draft = address.draft ?? crypto.randomUUID()
      hold.mutate({ slot, draft, savedDraft: isSaved(draft) ? draft : undefined })
    },
  }
}

export type SlotHold = ReturnType<typeof useSlotHold>
