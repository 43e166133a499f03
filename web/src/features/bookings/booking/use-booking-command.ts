import type { Booking } from '@medinotes/shared/booking-views'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '../../../lib/toast.ts'
import { codeOf } from '../../../lib/api-error.ts'
import { availabilityKey, bookingsKey, quotesKey } from '../booking-keys.ts'
import { bookingQuery } from '../booking.queries.ts'

/** Sends a command; its reply is the booking as it is now, so the page shows that at once and the lists follow. */
export function useBookingCommand<Input>(
  send: (input: Input) => Promise<Booking>,
  done: (booking: Booking, input: Input) => string,
) {
  const queryClient = useQueryClient()
  const renew = () => {
    void queryClient.invalidateQueries({ queryKey: bookingsKey })
    void queryClient.invalidateQueries({ queryKey: availabilityKey })
  }
  return useMutation({
    mutationFn: send,
    onSuccess(booking, input) {
      queryClient.setQueryData(bookingQuery(booking.id).queryKey, booking)
      toast.success(done(booking, input))
      renew()
    },
    onError(error) {
      // Somebody was faster, or time went by: the page must show what it is by now.
      const code = codeOf(error)
      if (code === 'stale_version' || code === 'wrong_state') renew()
      if (code === 'fee_changed') void queryClient.invalidateQueries({ queryKey: quotesKey })
    },
  })
}
