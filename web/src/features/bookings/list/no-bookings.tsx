import { CalendarRange, SearchX } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { useMe } from '../../auth/account.queries.ts'
import { BookLink } from '../book-link.tsx'
import type { BookingFilterState } from './booking-filters.ts'
import type { ListedView } from './booking-views.ts'

const titles: Record<ListedView, string> = {
  upcoming: 'Nothing is coming up',
  held: 'Nothing is held',
  past: 'Nothing lies behind you yet',
  cancelled: 'Nothing was cancelled',
  all: 'No bookings yet',
}

const abouts: Record<ListedView, string> = {
  upcoming: 'Examinations from today on are listed here.',
  held: 'A slot is kept for a few minutes while its form is filled in; what is held now is listed here.',
  past: 'Examinations up to yesterday are listed here.',
  cancelled: 'Cancelled examinations stay here with the reason and the fee.',
  all: 'Every examination, in any state, is listed here.',
}

const howTheyCome = {
  referrer: 'Choose an examination, and the earliest times of all specialists are a click away.',
  specialist: 'They appear by themselves as soon as somebody books you.',
  admin: 'They appear as referrers book your specialists, or when you book on a firm’s behalf.',
}

interface NoBookingsProps {
  view: ListedView
  state: BookingFilterState
}

/** Says what would be here and how it gets here, or that the filters leave nothing. */
export function NoBookings({ view, state: { chosen, clear } }: NoBookingsProps) {
  const { role, permissions } = useMe()
  if (Object.keys(chosen).length > 0) {
    return (
      <EmptyState icon={SearchX} title="No booking fits" action={<Button onClick={clear}>Clear the filters</Button>}>
        The search compares whole claim numbers and references, and the beginnings of names, in this view only. Try
        “All”, fewer letters or other dates.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={CalendarRange}
      title={titles[view]}
      action={permissions.includes('booking:write') && view !== 'cancelled' && <BookLink />}
    >
      {abouts[view]} {role && view !== 'cancelled' && howTheyCome[role]}
    </EmptyState>
  )
}
