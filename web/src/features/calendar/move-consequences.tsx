import type { Slot } from '@medinotes/shared/availability'
import type { RescheduleQuote } from '@medinotes/shared/booking-changes'
import type { DeadlineClock } from '@medinotes/shared/policies'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '../../components/skeleton.tsx'
import { errorText } from '../../lib/api-error.ts'
import { formatInstant } from '../../lib/dates.ts'
import { formatCents } from '../../lib/money.ts'
import { rescheduleQuoteQuery } from '../bookings/booking.queries.ts'

/** What moving to a slot costs now, and the deadlines that go with the new time. */
export function MoveConsequences({ bookingId, slot }: { bookingId: string; slot: Slot }) {
  const { data: quote, error } = useQuery(rescheduleQuoteQuery(bookingId, slot.id))
  return (
    <section aria-label="What follows from it" aria-live="polite" className="grid gap-2 rounded-md bg-sunken px-4 py-3">
      <p className="font-medium">
        {formatInstant(slot.startsAt, slot.timeZone)} with {slot.specialistName}
      </p>
      <p className="text-muted">{slot.location}</p>
      {quote && <Consequences quote={quote} />}
      {!quote && error && <p className="text-danger">{errorText(error)}</p>}
      {!quote && !error && <Skeleton className="h-4 w-56" />}
    </section>
  )
}

const Consequences = ({ quote }: { quote: RescheduleQuote }) => (
  <>
    <p>{feeSentence(quote)}</p>
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {deadlineRows(quote.clock, quote.timeZone).map(([name, text]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="tabular">{text}</dd>
        </div>
      ))}
    </dl>
  </>
)

function feeSentence({ feeCents, until, thenFeeCents, timeZone }: RescheduleQuote) {
  const now = feeCents === 0 ? 'Moving it now is free' : `Moving it now costs ${formatCents(feeCents)}`
  if (until === null || thenFeeCents === null) return `${now}.`
  return `${now}, until ${formatInstant(until, timeZone)}; then ${formatCents(thenFeeCents)}.`
}

const deadlineNames: Record<DeadlineClock['deadlines'][number]['kind'], string> = {
  paperwork: 'Paperwork due',
  report: 'Report due',
}

function deadlineRows({ deadlines, cancellation }: DeadlineClock, timeZone: string) {
  const free = cancellation.find(({ feeCents }) => feeCents === 0)
  return [
    ...deadlines.map(({ kind, at }) => [deadlineNames[kind], formatInstant(at, timeZone)] as const),
    ...(free?.until ? [['Free to cancel until', formatInstant(free.until, timeZone)] as const] : []),
  ]
}
