import type { BookingsAhead, Specialist } from '@medinotes/shared/scheduling'
import { useQuery } from '@tanstack/react-query'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Link } from '../../../components/link.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatInstant } from '../../../lib/dates.ts'
import { useChange } from '../../../lib/use-change.ts'
import { availabilityKey } from '../../bookings/booking-keys.ts'
import { bookingsAheadQuery, changeActivity } from '../schedule.queries.ts'
import { schedulingKey } from '../scheduling-keys.ts'

interface DeactivateDialogProps {
  specialist: Pick<Specialist, 'id' | 'name'>
  onClose: () => void
}

/** Shows what is booked before somebody stops: each is moved or cancelled, or stays because the admin says so. */
export function DeactivateDialog({ specialist: { id, name }, onClose }: DeactivateDialogProps) {
  const ahead = useQuery(bookingsAheadQuery(id))
  const stopping = useChange(changeActivity, {
    renews: [schedulingKey, availabilityKey],
    done: () => `${name} is not booked any more`,
  })
  const count = ahead.data?.count ?? 0
  const problem = stopping.error ?? ahead.error
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Deactivate ${name}?`}
      description="Nobody finds or books them from now on, slots that are held cannot be confirmed, and whoever waits for them is told that this has ended. You can reactivate them at any time."
      className="max-w-lg"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="danger"
            loading={stopping.isPending}
            disabled={!ahead.data}
            onClick={() => stopping.mutate({ id, active: false, keepBookings: count > 0 }, { onSuccess: onClose })}
          >
            {count === 0 ? 'Deactivate' : `Deactivate and keep ${count === 1 ? 'the booking' : `${count} bookings`}`}
          </Button>
        </>
      }
    >
      {problem && <Alert tone="danger" title={errorText(problem)} />}
      {ahead.isPending && <Skeleton className="h-20 w-full" />}
      {ahead.data && count > 0 && <Ahead ahead={ahead.data} />}
    </Dialog>
  )
}

const Ahead = ({ ahead: { count, items } }: { ahead: BookingsAhead }) => (
  <>
    <Alert tone="warning" title={count === 1 ? 'A booking lies ahead' : `${count} bookings lie ahead`}>
      Move or cancel each one first, or keep them: they then take place as booked.
    </Alert>
    <ul aria-label="Bookings ahead" className="max-h-64 divide-y divide-line overflow-y-auto">
      {items.map(({ bookingId, reference, startsAt, timeZone }) => (
        <li key={bookingId} className="flex flex-wrap items-center justify-between gap-2 py-2">
          <span className="tabular">{formatInstant(startsAt, timeZone)}</span>
          <Link to={paths.booking(bookingId)} className="py-1">
            Move or cancel {reference}
          </Link>
        </li>
      ))}
    </ul>
    {items.length < count && <p className="text-muted">The first {items.length} are listed.</p>}
  </>
)
