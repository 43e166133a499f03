import type { CalendarBooking } from '@medinotes/shared/calendars'
import { formatDate, formatTimes } from '../../lib/dates.ts'
import { statusLooks } from '../bookings/booking-words.ts'
import { spanOf } from './calendar-events.ts'
import { dateOf } from './wall-clock.ts'

interface PrintedDayProps {
  date: string
  bookings: readonly CalendarBooking[]
  specialistName: (id: string) => string | undefined
}

/** On paper: the bookings of a day as a list, and nothing else of the page. */
export function PrintedDay({ date, bookings, specialistName }: PrintedDayProps) {
  const ofDay = bookings
    .filter((booking) => dateOf(spanOf(booking).starts) === date)
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
  return (
    <section data-print="only" className="hidden print:block">
      <h2 className="mb-3 text-xl">Bookings on {formatDate(date)}</h2>
      {ofDay.length === 0 && <p>No bookings.</p>}
      <table className="w-full border-collapse text-left align-top">
        <tbody>
          {ofDay.map((booking) => (
            <tr key={booking.id} className="break-inside-avoid border-b border-line-strong align-top">
              <td className="tabular py-2 pr-4 whitespace-nowrap">
                {formatTimes(booking.startsAt, booking.endsAt, booking.timeZone)}
              </td>
              <td className="py-2 pr-4">
                <strong>{booking.examineeName ?? 'Held'}</strong>
                <br />
                {booking.examTypeName}, {booking.reference}
              </td>
              <td className="py-2 pr-4">
                {specialistName(booking.specialistId)}
                <br />
                {booking.location}
              </td>
              <td className="py-2">
                {booking.organizationName}
                <br />
                {statusLooks[booking.status].label}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
