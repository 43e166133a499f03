import type { addedExceptionSchema } from '@medinotes/shared/scheduling'
import type { z } from 'zod'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Link } from '../../../components/link.tsx'
import { formatInstant } from '../../../lib/dates.ts'

interface AffectedBookingsProps {
  affected: z.infer<typeof addedExceptionSchema>['affected']
  timeZone: string
  onClose: () => void
}

/** What was booked before the leave was entered: listed, not lost. */
export const AffectedBookings = ({ affected, timeZone, onClose }: AffectedBookingsProps) => (
  <Dialog
    open
    onOpenChange={onClose}
    title={affected.length === 1 ? 'A booking lies in this leave' : `${affected.length} bookings lie in this leave`}
    className="max-w-lg"
    footer={
      <Button variant="primary" onClick={onClose}>
        Done
      </Button>
    }
  >
    <Alert tone="warning" title="The leave was added; these stay booked">
      Open each one to move or cancel it. The calendar shows them on the hatched ground of the leave.
    </Alert>
    <ul aria-label="Bookings in the leave" className="divide-y divide-line">
      {affected.map(({ bookingId, reference, startsAt }) => (
        <li key={bookingId} className="flex flex-wrap items-center justify-between gap-2 py-2">
          <span className="tabular">{formatInstant(startsAt, timeZone)}</span>
          <Link to={paths.booking(bookingId)} className="py-1">
            Move or cancel {reference}
          </Link>
        </li>
      ))}
    </ul>
  </Dialog>
)
