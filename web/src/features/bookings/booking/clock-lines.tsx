import type { Booking } from '@medinotes/shared/booking-views'
import type { Deadline, FeeStep } from '@medinotes/shared/policies'
import { formatInstant, formatUntil } from '../../../lib/dates.ts'
import { formatCents } from '../../../lib/money.ts'
import { useNow } from '../../../lib/use-now.ts'
import { laterFees } from '../fee-words.ts'
import { paperworkState } from '../paperwork.ts'
import { Facts } from './facts.tsx'
import { useOwnSides } from './own-sides.ts'
import { quoteNow, quoteSentence } from './quote-words.ts'

/** What cancelling and moving cost until when, in sentences, and when documents and the report are due. */
export function ClockLines({ booking }: { booking: Booking }) {
  const now = useNow(30_000)
  const { isReferrer } = useOwnSides(booking)
  const { feeCents, noShowFeeCents, deadlines, startsAt } = booking
  const isAhead = booking.status === 'confirmed' && Date.parse(startsAt) > now
  const isOff = booking.status === 'cancelled' || booking.status === 'released'
  return (
    <>
      <Facts
        facts={[
          ['Fee', formatCents(feeCents)],
          ...(isOff ? [] : deadlines.map((deadline) => deadlineFact(booking, deadline, now))),
        ]}
      />
      {isAhead && (
        <ul className="tabular grid gap-1.5">
          {!isReferrer && <li className="text-muted">What it costs the referrer:</li>}
          {sentences(booking, now).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {noShowFeeCents > 0 && <li>Not attending costs {formatCents(noShowFeeCents)}.</li>}
        </ul>
      )}
    </>
  )
}

const deadlineNames: Record<Deadline['kind'], string> = { paperwork: 'Paperwork due', report: 'Report due' }

function deadlineFact(booking: Booking, { kind, at, metAt }: Deadline, now: number) {
  const { timeZone } = booking
  const text = formatInstant(at, timeZone)
  if (metAt) return [deadlineNames[kind], `${text}; received ${formatInstant(metAt, timeZone)}`] as const
  // Nobody waits for the papers of an examination that is over.
  if (kind === 'paperwork' && paperworkState(booking, now) === 'not-needed') return [deadlineNames[kind], text] as const
  const left = Date.parse(at) > now ? formatUntil(at, timeZone, now) : 'overdue'
  return [deadlineNames[kind], `${text} (${left})`] as const
}

/** The step after the next one is the dearest. */
const withLater = (sentence: string, steps: readonly FeeStep[], timeZone: string, now: number) =>
  [
    sentence,
    ...laterFees(steps, timeZone, now)
      .slice(1)
      .map((later) => `${later}.`),
  ].join(' ')

function sentences({ cancellation, rescheduling, timeZone }: Booking, now: number) {
  const cancelling = quoteNow(cancellation, timeZone, now)
  const moving = quoteNow(rescheduling, timeZone, now)
  return [
    ...(cancelling ? [withLater(quoteSentence('Cancelling', cancelling), cancellation, timeZone, now)] : []),
    ...(moving ? [withLater(quoteSentence('Moving', moving), rescheduling, timeZone, now)] : []),
  ]
}
