import type { Booking } from '@medinotes/shared/booking-views'
import { useQuery } from '@tanstack/react-query'
import { NotebookPen } from 'lucide-react'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { ButtonLink, Link } from '../../../components/link.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatDate } from '../../../lib/dates.ts'
import { useMay, useMe } from '../../auth/account.queries.ts'
import { notesOfBookingQuery } from '../consultation.queries.ts'
import { StatusBadge } from '../status-badge.tsx'
import { Filing } from './filed-report.tsx'

/** The examiner's own notes of a booking. */
export function BookingNotesCard({ booking }: { booking: Booking }) {
  const isPractice = useMe().organization?.id === booking.practiceId
  const mayWrite = useMay('consultation:write')
  if (!isPractice || !mayWrite || !['confirmed', 'attended'].includes(booking.status)) return null
  return (
    <Card className="grid gap-4 max-lg:order-1">
      <CardHeader title="Your notes" className="mb-0">
        <ButtonLink size="sm" icon={NotebookPen} to={paths.newConsultationOf(booking.id)}>
          Write the note
        </ButtonLink>
      </CardHeader>
      <Notes bookingId={booking.id} />
    </Card>
  )
}

function Notes({ bookingId }: { bookingId: string }) {
  const { data, isError, error, refetch } = useQuery(notesOfBookingQuery(bookingId))
  if (!data && isError)
    return (
      <Alert
        tone="danger"
        title="Your notes of this booking could not be loaded"
        action={<Button onClick={() => void refetch()}>Try again</Button>}
      >
        {errorText(error)}
      </Alert>
    )
  if (!data) return <Skeleton className="h-8" />
  if (data.items.length === 0)
    return <p className="text-muted">No note yet. Name and date are filled in, and the report answers the questions.</p>
  return (
    <ul className="grid gap-3">
      {data.items.map(({ id, template, dateOfVisit, status }) => (
        <li key={id} className="grid gap-2">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link to={paths.consultation(id)}>
              {template === 'ime-report' ? 'IME report' : 'Note'}, {formatDate(dateOfVisit)}
            </Link>
            <StatusBadge status={status} />
          </p>
          {template === 'ime-report' && status === 'signed' && <Filing id={id} />}
        </li>
      ))}
    </ul>
  )
}
