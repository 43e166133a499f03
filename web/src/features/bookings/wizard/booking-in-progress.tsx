import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { ButtonLink } from '../../../components/link.tsx'
import { RowSkeletons } from '../../../components/row-skeletons.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { useDeviceDrafts } from '../../../lib/use-device-drafts.ts'
import { useMe } from '../../auth/account.queries.ts'
import { bookingQuery } from '../booking.queries.ts'
import type { SearchAddressState } from '../search/search-address.ts'
import { BookingWizard } from './booking-wizard.tsx'
import { readCopy } from './draft-copies.ts'
import { draftsQuery } from './wizard.queries.ts'
import type { SlotHold } from './use-slot-hold.ts'

interface BookingInProgressProps {
  search: SearchAddressState
  hold: SlotHold
}

/** Finds what was typed for a hold and the hold itself, whichever way somebody came. */
export function BookingInProgress({ search, hold }: BookingInProgressProps) {
  const { draft, matter } = search.address
  const bookingId = hold.isTaking ? undefined : search.address.booking
  const personId = useMe().id
  useDeviceDrafts(personId)
  const [fresh] = useState(() => crypto.randomUUID())
  const booking = useQuery({ ...bookingQuery(bookingId ?? ''), enabled: bookingId !== undefined })
  const drafts = useQuery(draftsQuery)
  const earlier = useQuery({ ...bookingQuery(matter ?? ''), enabled: matter !== undefined })
  const error = booking.error ?? drafts.error
  if (error && !booking.data) return <NotThere error={error} />
  const isWaiting = (bookingId !== undefined && booking.isPending) || (matter !== undefined && earlier.isPending)
  if (isWaiting || drafts.isPending) return <RowSkeletons label="Loading the form" rows={10} />
  const ofHold = drafts.data?.find((each) => each.bookingId !== null && each.bookingId === bookingId)
  const draftId = draft ?? (hold.isTaking ? hold.draftId : undefined) ?? ofHold?.id ?? fresh
  const typed = readCopy(personId, draftId) ?? drafts.data?.find(({ id }) => id === draftId)
  return (
    <BookingWizard
      key={draftId}
      search={search}
      draftId={draftId}
      content={typed?.content ?? null}
      earlier={earlier.data}
      slot={hold.slot}
      booking={booking.data}
      onTake={hold.take}
    />
  )
}

const NotThere = ({ error }: { error: unknown }) => (
  <Alert
    tone="danger"
    title="This booking cannot be continued"
    action={<ButtonLink to={paths.newBooking}>Choose a time</ButtonLink>}
  >
    {errorText(error)}
  </Alert>
)
