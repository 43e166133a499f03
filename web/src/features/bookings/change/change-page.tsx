import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { BackLink, ButtonLink } from '../../../components/link.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { bookingQuery } from '../booking.queries.ts'
import { ChangeForm } from './change-form.tsx'

/** Changes what the booking's form said; what somebody else changes meanwhile comes in. */
export function ChangePage() {
  const { id = '' } = useParams()
  const { data: booking } = useSuspenseQuery(bookingQuery(id))
  return (
    <div className="max-w-reading">
      <PageHeader
        title="Change details"
        documentTitle="Change a booking"
        before={<BackLink to={paths.booking(id)}>Booking {booking.reference}</BackLink>}
      />
      {booking.actions.includes('change') && booking.examinee ? (
        <ChangeForm key={id} booking={booking} />
      ) : (
        <Alert
          title="The details of this booking cannot be changed now"
          action={<ButtonLink to={paths.booking(id)}>Back to the booking</ButtonLink>}
        >
          Details can be changed until the examination begins, and not while a change is on its way.
        </Alert>
      )}
    </div>
  )
}
