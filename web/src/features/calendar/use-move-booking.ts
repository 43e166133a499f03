import type { Slot } from '@medinotes/shared/availability'
import type { Calendar, CalendarBooking } from '@medinotes/shared/calendars'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '../../lib/toast.ts'
import { errorText } from '../../lib/api-error.ts'
import { formatInstant } from '../../lib/dates.ts'
import { availabilityKey, bookingsKey } from '../bookings/booking-keys.ts'
import { rescheduleBooking } from '../bookings/booking.queries.ts'
import { calendarKey } from './calendar.queries.ts'
import { withMoved } from './moving.ts'

interface Move {
  booking: CalendarBooking
  slot: Slot
}

/** Shows the move at once and sends it; where it is refused everything goes back, and another time can be chosen. */
export function useMoveBooking(chooseAnother: (booking: CalendarBooking) => void) {
  const queryClient = useQueryClient()
  const show = (id: string, moved: Parameters<typeof withMoved>[2]) =>
    queryClient.setQueriesData<Calendar>(
      { queryKey: calendarKey },
      (calendar) => calendar && withMoved(calendar, id, moved),
    )
  return useMutation({
    mutationFn: ({ booking: { id, version }, slot }: Move) =>
      rescheduleBooking({ id, body: { slotId: slot.id, version } }),
    async onMutate({ booking, slot }) {
      await queryClient.cancelQueries({ queryKey: calendarKey })
      const before = queryClient.getQueriesData<Calendar>({ queryKey: calendarKey })
      show(booking.id, slot)
      return { before }
    },
    onSuccess(moved) {
      // Its new version too: the next move must name it.
      show(moved.id, moved)
      toast.success(`Moved to ${formatInstant(moved.startsAt, moved.timeZone)}`)
    },
    onError(error, { booking }, context) {
      for (const [queryKey, calendar] of context?.before ?? []) queryClient.setQueryData(queryKey, calendar)
      toast.error('The booking was not moved', {
        description: errorText(error),
        action: { label: 'Choose another time', onClick: () => chooseAnother(booking) },
      })
    },
    onSettled: () =>
      Promise.all(
        [bookingsKey, availabilityKey].map((queryKey) => queryClient.invalidateQueries({ queryKey: [...queryKey] })),
      ),
  })
}
