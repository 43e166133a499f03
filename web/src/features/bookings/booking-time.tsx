import { formatDayOf, formatTime, formatTimes, readsTheSame } from '../../lib/dates.ts'

interface Time {
  startsAt: string
  endsAt?: string
  timeZone: string
}

/** Day and time where the examination is, and beneath it the reader's own where their clock differs. */
export const BookingTime = ({ startsAt, endsAt, timeZone }: Time) => (
  <span className="tabular grid whitespace-nowrap">
    <span className="font-medium">{formatDayOf(startsAt, timeZone)}</span>
    <span className="text-muted">
      {endsAt ? formatTimes(startsAt, endsAt, timeZone) : formatTime(startsAt, timeZone)}
    </span>
    <OwnTime startsAt={startsAt} timeZone={timeZone} />
  </span>
)

/** What the reader's own clock shows then; nothing where it shows the same. */
export const OwnTime = ({ startsAt, timeZone }: Time) =>
  readsTheSame(startsAt, timeZone) ? null : (
    <span className="block text-xs text-muted">{formatTime(startsAt)} for you</span>
  )
