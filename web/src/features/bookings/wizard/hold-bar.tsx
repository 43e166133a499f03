import type { Booking } from '@medinotes/shared/booking-views'
import type { Slot } from '@medinotes/shared/availability'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Hourglass } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { classNames } from '../../../lib/class-names.ts'
import { formatDayOf, formatTimes, ownZone, readsTheSame } from '../../../lib/dates.ts'
import { formatCents } from '../../../lib/money.ts'
import { useSecondsUntil } from '../../auth/use-countdown.ts'
import { bookingQuery } from '../booking.queries.ts'
import { extendHold } from './wizard.queries.ts'

/** What a slot and a hold have in common. */
type HeldTime = Pick<
  Slot,
  'startsAt' | 'endsAt' | 'timeZone' | 'specialistName' | 'specialty' | 'location' | 'feeCents'
>

interface HoldBarProps {
  time: HeldTime
  /** Undefined while the time is being taken. */
  hold: Booking | undefined
  /** Back to the search. */
  onChoose: () => void
}

/** The time that is being booked, and for how long it is kept; in sight wherever the form is scrolled to. */
export const HoldBar = ({ time, hold, onChoose }: HoldBarProps) => (
  <section
    aria-label="Time"
    data-sticks="below-top"
    className="sticky top-14 z-10 grid gap-3 rounded-md border border-line bg-raised p-4 max-sm:gap-2 max-sm:px-3 max-sm:py-2.5 sm:grid-cols-[1fr_auto] sm:items-center"
  >
    <div className="tabular grid min-w-0">
      <p className="font-semibold sm:text-base">
        {formatDayOf(time.startsAt, time.timeZone)}, {formatTimes(time.startsAt, time.endsAt, time.timeZone)}
      </p>
      {!readsTheSame(time.startsAt, time.timeZone) && (
        <p className="text-xs text-muted">{formatTimes(time.startsAt, time.endsAt, ownZone())} where you are</p>
      )}
      <p className="text-muted max-sm:truncate">
        <span className="font-medium text-text">{time.specialistName}</span>, {time.specialty}, {time.location},{' '}
        {formatCents(time.feeCents)}
      </p>
    </div>
    <div className="flex flex-wrap items-center gap-2 sm:justify-end">
      {hold ? hold.status === 'held' && <Countdown hold={hold} /> : <Taking />}
      <Button size="sm" variant="ghost" onClick={onChoose}>
        Another time
      </Button>
    </div>
  </section>
)

const chip = 'tabular inline-flex min-w-28 items-center gap-1.5 rounded-full px-2.5 py-1 text-xs font-medium'

/** As large as the countdown that follows: what is below must not move away from under a finger. */
const Taking = () => (
  <>
    <p className={classNames(chip, 'bg-sunken text-muted')}>
      <Hourglass aria-hidden className="size-3.5" />
      Taking it…
    </p>
    <Button size="sm" disabled className="invisible">
      Keep it longer
    </Button>
  </>
)

const lastMinute = 60

function Countdown({ hold: { id, heldUntil, extendable } }: { hold: Booking }) {
  const client = useQueryClient()
  const seconds = useSecondsUntil(heldUntil === null ? null : Date.parse(heldUntil))
  const extend = useMutation({
    mutationFn: () => extendHold(id),
    onSuccess: (booking) => client.setQueryData(bookingQuery(id).queryKey, booking),
  })
  const isLast = seconds <= lastMinute
  return (
    <>
      <p role="timer" className={classNames(chip, isLast ? 'bg-warning-soft text-warning' : 'bg-sunken text-muted')}>
        <Hourglass aria-hidden className="size-3.5" />
        {seconds === 0 ? 'No longer kept' : `Kept for ${leftText(seconds)}`}
      </p>
      {/* Said once, when the last minute begins. */}
      <output className="sr-only">
        {isLast &&
          seconds > 0 &&
          `The time is kept for one more minute.${extendable ? ' You can keep it longer.' : ''}`}
      </output>
      {extendable && seconds > 0 && (
        <Button size="sm" loading={extend.isPending} onClick={() => extend.mutate()}>
          Keep it longer
        </Button>
      )}
      {extend.error && (
        <p role="alert" className="w-full text-xs text-danger">
          {errorText(extend.error)}
        </p>
      )}
    </>
  )
}

const leftText = (seconds: number) =>
  seconds > 90 * 60
    ? `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
    : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
