import type { Booking } from '@medinotes/shared/booking-views'
import { useQuery } from '@tanstack/react-query'
import { errorText } from '../../../lib/api-error.ts'
import { formatInstant } from '../../../lib/dates.ts'
import { useMe } from '../../auth/account.queries.ts'
import { MoveDialog } from '../../calendar/move-dialog.tsx'
import { ownSpecialistsQuery } from '../../scheduling/scheduling.queries.ts'
import { rescheduleBooking } from '../booking.queries.ts'
import { useBookingCommand } from './use-booking-command.ts'

interface MoveBookingProps {
  booking: Booking
  onClose: () => void
}

/** Another time for the booking; the practice may also choose another specialist of its own. */
export function MoveBooking({ booking, onClose }: MoveBookingProps) {
  const { id, version, specialistId, specialistName, specialty, timeZone } = booking
  const isAdmin = useMe().role === 'admin'
  const { data: own = [] } = useQuery({ ...ownSpecialistsQuery, enabled: isAdmin })
  const move = useBookingCommand(rescheduleBooking, (moved) =>
    moved.status === 'submitting'
      ? 'The specialist’s calendar is asked for the new time'
      : `Moved to ${formatInstant(moved.startsAt, moved.timeZone)}`,
  )
  const present = { id: specialistId, name: specialistName, specialty, timeZone }
  return (
    <MoveDialog
      booking={booking}
      specialists={[present, ...own.filter((other) => other.id !== specialistId)]}
      isMoving={move.isPending}
      problem={move.error && errorText(move.error)}
      onMove={(slot) => move.mutate({ id, body: { slotId: slot.id, version } }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
