import { Link } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { type BookingView, bookingViews, viewNames } from './booking-views.ts'

const addressOf = (view: BookingView) => (view === 'upcoming' ? paths.bookings : `${paths.bookings}?view=${view}`)

/** Saved views; each has an address of its own. */
export const ViewTabs = ({ view: present }: { view: BookingView }) => (
  <nav aria-label="Views" className="-mt-2 mb-5 flex gap-5 overflow-x-auto border-b border-line">
    {bookingViews.map((view) => (
      <Link
        key={view}
        to={addressOf(view)}
        preventScrollReset
        aria-current={view === present ? 'page' : undefined}
        className="-mb-px flex h-10 shrink-0 items-center border-b-2 border-transparent font-medium whitespace-nowrap text-muted transition-colors duration-150 -outline-offset-2 hover:text-text aria-[current=page]:border-accent aria-[current=page]:text-text pointer-coarse:h-11"
      >
        {viewNames[view]}
      </Link>
    ))}
  </nav>
)
