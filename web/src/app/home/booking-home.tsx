import { useQuery } from '@tanstack/react-query'
import { CalendarCheck, CalendarRange, CircleCheck } from 'lucide-react'
import { Alert } from '../../components/alert.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Link } from '../../components/link.tsx'
import { RowSkeletons } from '../../components/row-skeletons.tsx'
import { useMay } from '../../features/auth/account.queries.ts'
import { BookLink } from '../../features/bookings/book-link.tsx'
import { firstBookingsQuery } from '../../features/bookings/booking.queries.ts'
import { statusLooks } from '../../features/bookings/booking-words.ts'
import { dayInSydney } from '../../features/bookings/list/days.ts'
import { errorText } from '../../lib/api-error.ts'
import { useNow } from '../../lib/use-now.ts'
import { paths } from '../paths.ts'
import { needsOf } from './booking-needs.ts'
import { HomeList, HomeRow } from './home-rows.tsx'
import { useWaiting } from './use-waiting.ts'

// A hold counts down in minutes here; its page counts seconds.
const lookAgainMs = 30_000

/** What waits for this person about bookings, what runs out first at the top. */
export function BookingNeeds() {
  const { waiting, isLoading, error } = useWaiting()
  const now = useNow(lookAgainMs)
  if (isLoading) return <RowSkeletons label="Looking what waits for you" rows={3} />
  const needs = needsOf(waiting, now)
  return (
    <>
      {error && (
        <Alert tone="danger" title="Not everything that may wait for you could be loaded">
          {errorText(error)}
        </Alert>
      )}
      {needs.length > 0 && (
        <HomeList title="Needs you now">
          {needs.map(({ key, ...need }) => (
            <HomeRow key={key} {...need} />
          ))}
        </HomeList>
      )}
      {needs.length === 0 && !error && (
        <p className="flex items-center gap-2.5 rounded-md border border-line bg-raised px-4 py-3">
          <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
          No booking waits for you.
        </p>
      )}
    </>
  )
}

const shownNext = 5

/** The next examinations, or how the first ones come about. */
export function NextBookings() {
  const mayBook = useMay('booking:write')
  const { data, error, isPending } = useQuery(
    firstBookingsQuery({ status: ['requested', 'submitting', 'confirmed'], from: dayInSydney(0) }, shownNext),
  )
  if (isPending) return <RowSkeletons label="Loading the next examinations" rows={3} />
  if (!data)
    return (
      <Alert tone="danger" title="The next examinations could not be loaded">
        {errorText(error)}
      </Alert>
    )
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
    <div className="grid gap-3">
      <HomeList title="Next examinations">
        {data.items.map((booking) => (
          <HomeRow
            key={booking.id}
            to={paths.booking(booking.id)}
            icon={CalendarCheck}
            subject={booking.examineeName ?? booking.reference}
            what={whatOf(booking)}
            startsAt={booking.startsAt}
            timeZone={booking.timeZone}
          />
        ))}
      </HomeList>
      <p className="flex gap-5">
        <Link to={paths.bookings}>All bookings</Link>
        <Link to={paths.calendar}>Calendar</Link>
      </p>
    </div>
  )
}

const whatOf = ({
  examTypeName,
  specialistName,
  status,
}: {
  examTypeName: string
  specialistName: string
  status: keyof typeof statusLooks
}) =>
  `${examTypeName}, ${specialistName}${status === 'confirmed' ? '' : ` (${statusLooks[status].label.toLowerCase()})`}`
