import type { ScheduleException } from '@medinotes/shared/scheduling'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { useChange } from '../../../lib/use-change.ts'
import { availabilityKey, bookingsKey } from '../../bookings/booking-keys.ts'
import { removeException } from '../schedule.queries.ts'
import { schedulingKey } from '../scheduling-keys.ts'

interface RemoveExceptionProps {
  specialistId: string
  exception: ScheduleException
  /** When it is, in words. */
  name: string
}

export function RemoveException({ specialistId, exception: { id, kind }, name }: RemoveExceptionProps) {
  const [isAsking, setAsking] = useState(false)
  const what = kind === 'leave' ? 'leave' : 'extra session'
  const removal = useChange((exceptionId: string) => removeException(specialistId, exceptionId), {
    renews: [schedulingKey, availabilityKey, bookingsKey],
    done: () => `The ${what} was removed`,
  })
  return (
    <>
      <IconButton icon={Trash2} label={`Remove the ${what} of ${name}`} onClick={() => setAsking(true)} />
      {isAsking && (
        <ConfirmDialog
          title={`Remove the ${what}?`}
          action="Remove"
          isDangerous
          isPending={removal.isPending}
          problem={removal.error && errorText(removal.error)}
          onConfirm={() => removal.mutate(id, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        >
          {kind === 'leave'
            ? `${name} can be booked again, as the weekly hours say.`
            : `${name} cannot be booked any more. What is booked stays booked.`}
        </ConfirmDialog>
      )}
    </>
  )
}
