import type { Booking } from '@medinotes/shared/booking-views'
import type { Slot } from '@medinotes/shared/availability'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { codeOf, errorText } from '../../../lib/api-error.ts'

interface HoldEndedProps {
  booking: Booking
  /** Why it could not be booked; null where the hold has ended. */
  error: unknown
  /** To take it once more. */
  slot: Slot | undefined
  onTake: (slot: Slot) => void
  onChoose: () => void
}

/** The time is not kept any more, and everything that was typed is. */
export function HoldEnded({ booking, error, slot, onTake, onChoose }: HoldEndedProps) {
  const isSame = slot !== undefined && slot.startsAt === booking.startsAt && slot.specialistId === booking.specialistId
  const canRetake = isSame && (error === null || codeOf(error) === 'hold_expired')
  return (
    <Alert
      tone="warning"
      title={error === null ? 'The time is no longer kept for you' : 'The time could not be booked'}
      action={
        <div className="flex flex-wrap gap-2">
          {canRetake && <Button onClick={() => onTake(slot)}>Take it again</Button>}
          <Button variant="primary" onClick={onChoose}>
            Choose another time
          </Button>
        </div>
      }
    >
      {error === null ? '' : `${errorText(error)} `}Everything you typed stays and goes with the time you take next.
    </Alert>
  )
}
