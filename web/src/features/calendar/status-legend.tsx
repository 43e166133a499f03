import { bookingStatuses } from '@medinotes/shared/bookings'
import type { CalendarBooking } from '@medinotes/shared/calendars'
import { BookingStatusBadge } from '../bookings/booking-status-badge.tsx'

/** What the icons and colours on the page stand for. */
export function StatusLegend({ bookings }: { bookings: readonly CalendarBooking[] }) {
  const present = bookingStatuses.filter((status) => bookings.some((booking) => booking.status === status))
  if (present.length === 0) return null
  return (
    <ul aria-label="What the colours mean" className="mt-4 flex flex-wrap gap-2" data-print="hide">
      {present.map((status) => (
        <li key={status}>
          <BookingStatusBadge status={status} />
        </li>
      ))}
    </ul>
  )
}
