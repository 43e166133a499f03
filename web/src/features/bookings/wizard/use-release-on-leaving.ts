import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { toast } from '../../../lib/toast.ts'
import { availabilityKey, bookingsKey } from '../booking-keys.ts'
import { bookingQuery } from '../booking.queries.ts'
import { isLeft } from './taken-holds.ts'
import { releaseHold } from './wizard.queries.ts'

/** Lets a hold of this tab go as soon as its form is left; what was typed stays as a draft. */
export function useReleaseOnLeaving(bookingId: string | undefined) {
  const client = useQueryClient()
  useEffect(() => {
    if (bookingId === undefined) return undefined
    return () => {
      const status = client.getQueryData(bookingQuery(bookingId).queryKey)?.status
      if (isLeft(bookingId) && status === 'held') void letGo(client, bookingId)
    }
  }, [bookingId, client])
}

async function letGo(client: QueryClient, bookingId: string) {
  try {
    await releaseHold(bookingId)
  } catch {
    // It ends by itself in some minutes.
    return
  }
  toast.message('The time was let go', { description: 'What you typed is kept.' })
  void client.invalidateQueries({ queryKey: availabilityKey })
  void client.invalidateQueries({ queryKey: bookingsKey })
}
