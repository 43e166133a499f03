import type { CreateConsultation } from '@medinotes/shared/consultations'
import { useSuspenseQuery } from '@tanstack/react-query'
import { paths } from '../../../app/paths.ts'
import { Link } from '../../../components/link.tsx'
import { bookingQuery } from '../../bookings/booking.queries.ts'
import { today } from '../today.ts'
import { draftPlace } from '../visit-draft.ts'
import { VisitForm } from '../visit-form.tsx'

interface VisitOfBookingProps {
  personId: string
  bookingId: string
  onSubmit: (request: CreateConsultation) => Promise<boolean>
}

/** Where it takes place; an examination ahead has no note yet, so at the latest today. */
function dayOf({ startsAt, timeZone }: { startsAt: string; timeZone: string }) {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(startsAt))
  return day < today() ? day : today()
}

/** The form of a visit with what its booking knows filled in. */
export function VisitOfBooking({ personId, bookingId, onSubmit }: VisitOfBookingProps) {
  const { data: booking } = useSuspenseQuery(bookingQuery(bookingId))
  const count = booking.questions.length
  return (
    <div className="grid gap-6">
      <p className="text-muted">
        For booking{' '}
        <Link to={paths.booking(bookingId)} className="tabular">
          {booking.reference}
        </Link>
        . {count === 0 ? 'The referrer asks no questions yet.' : `The IME report answers ${questions(count)}.`}
      </p>
      <VisitForm
        bookingId={bookingId}
        place={draftPlace(personId, bookingId)}
        known={{
          patientName: booking.examineeName ?? '',
          dateOfVisit: dayOf(booking),
          template: 'ime-report',
        }}
        offersExample={false}
        onSubmit={(request) => onSubmit({ ...request, bookingId })}
      />
    </div>
  )
}

const questions = (count: number) => (count === 1 ? 'the referrer’s question' : `the referrer’s ${count} questions`)
