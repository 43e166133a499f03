import type { Booking } from '@medinotes/shared/booking-views'
import { formatInstant, formatUntil } from '../../../lib/dates.ts'
import { formatCents } from '../../../lib/money.ts'
import { useNow } from '../../../lib/use-now.ts'
import { Facts } from '../booking/facts.tsx'
import { feeSentence, laterFees } from '../fee-words.ts'

/** The deadline clock of what is about to be booked: the fee, what changing it costs until when, and what is due. */
export function FeeLines({ hold }: { hold: Booking }) {
  const now = useNow(30_000)
  const { feeCents, noShowFeeCents, cancellation, rescheduling, timeZone } = hold
  const cancelling = feeSentence(cancellation, timeZone, now)
  const moving = feeSentence(rescheduling, timeZone, now)
  return (
    <Facts
      facts={[
        ['Fee', formatCents(feeCents)],
        ['Cancelling', [cancelling, ...laterFees(cancellation, timeZone, now).slice(1)].join('\n')],
        ['Moving', moving === cancelling ? 'The same as cancelling' : moving],
        ['Not attending', noShowFeeCents === 0 ? 'Free' : formatCents(noShowFeeCents)],
        ...dueFacts(hold, now),
      ]}
    />
  )
}

const dueFacts = ({ deadlines, timeZone }: Booking, now: number) =>
  deadlines.map(({ kind, at }) => {
    const name = kind === 'paperwork' ? 'Paperwork due' : 'Report due'
    // The examination is sooner than documents are usually due.
    if (Date.parse(at) <= now) return [name, 'As soon as possible'] as const
    return [name, `${formatInstant(at, timeZone)} (${formatUntil(at, timeZone, now)})`] as const
  })
