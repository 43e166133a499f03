import type { BookingSummary } from '@medinotes/shared/booking-views'
import { useQuery } from '@tanstack/react-query'
import { CalendarCheck, CalendarRange } from 'lucide-react'
import { Alert } from '../../components/alert.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Link } from '../../components/link.tsx'
import { RowSkeletons } from '../../components/row-skeletons.tsx'
import { useMay, useMe } from '../../features/auth/account.queries.ts'
import { BookLink } from '../../features/bookings/book-link.tsx'
import { statusLooks } from '../../features/bookings/booking-words.ts'
import { errorText } from '../../lib/api-error.ts'
import { paths } from '../paths.ts'
import { HomeList, HomeRow } from './home-rows.tsx'
import { comingQuery } from './use-waiting.ts'

const shownNext = 5

/** The next examinations, or how the first ones come about. */
export function NextBookings() {
  const mayBook = useMay('booking:write')
  const isTheirs = useMe().role === 'specialist'
  const { data, error, isPending } = useQuery(comingQuery())
  if (isPending) return <RowSkeletons label="Loading the next examinations" rows={3} />
  if (!data) {
    return (
      <Alert tone="danger" title="The next examinations could not be loaded">
        {errorText(error)}
      </Alert>
    )
  }
  if (data.items.length === 0) {
    return (
      <EmptyState icon={CalendarRange} title="No examination is coming up" action={mayBook && <BookLink />}>
        {mayBook
          ? 'Choose an examination, and the earliest times of all specialists are a click away.'
          : 'Examinations appear here by themselves as soon as they are booked.'}
      </EmptyState>
    )
  }
  return (
    <HomeList
      title="Next examinations"
      more={
        <span className="flex gap-5">
          <Link to={paths.bookings}>All bookings</Link>
          <Link to={paths.calendar}>Calendar</Link>
        </span>
      }
    >
      {data.items.slice(0, shownNext).map((booking) => (
        <HomeRow
          key={booking.id}
          to={paths.booking(booking.id)}
          icon={CalendarCheck}
          subject={booking.examineeName ?? booking.reference}
          what={whatOf(booking, isTheirs)}
          startsAt={booking.startsAt}
          timeZone={booking.timeZone}
        />
      ))}
    </HomeList>
  )
}

/** A specialist knows whose examinations these are. */
const whatOf = ({ examTypeName, specialistName, status }: BookingSummary, isTheirs: boolean) =>
  `${examTypeName}${isTheirs ? '' : `, ${specialistName}`}${status === 'confirmed' ? '' : ` (${statusLooks[status].label.toLowerCase()})`}`
