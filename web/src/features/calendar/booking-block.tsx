import type { CalendarBooking } from '@medinotes/shared/calendars'
import type { BookingStatus } from '@medinotes/shared/bookings'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { takesCharacterKeys } from '../../lib/character-keys.ts'
import { classNames } from '../../lib/class-names.ts'
import { formatTime, readsTheSame } from '../../lib/dates.ts'
import { pressedOf } from '../../lib/shortcuts.ts'
import { statusLooks } from '../bookings/booking-words.ts'
import { BookingMenu } from './booking-menu.tsx'
import { HoldCountdown } from './hold-countdown.tsx'
import { timeText, wallClockOf } from './wall-clock.ts'

/** The pattern and the edge say what the colour says: dashed is not certain yet, struck through does not take place. */
const looks: Record<BookingStatus, string> = {
  held: 'border-dashed border-warning bg-warning-soft [--edge:var(--color-warning)]',
  requested: 'border-dashed border-info bg-info-soft [--edge:var(--color-info)]',
  submitting: 'border-dashed border-info bg-info-soft [--edge:var(--color-info)]',
  confirmed: 'border-accent/40 bg-accent-soft [--edge:var(--color-accent)]',
  attended: 'border-success/40 bg-success-soft [--edge:var(--color-success)]',
  'no-show': 'border-danger/40 bg-danger-soft [--edge:var(--color-danger)]',
  cancelled: 'border-line-strong bg-sunken line-through [--edge:var(--color-faint)]',
  released: 'border-line-strong bg-sunken [--edge:var(--color-faint)]',
}

/** Of a booking that has the focus; told once for all of them by the page. */
export const blockShortcuts = [{ keys: ['m'], words: 'Move the booking that has the focus' }]

export interface BookingBlockProps {
  booking: CalendarBooking
  /** Where several are shown together. */
  specialistName?: string | undefined
  /** A line, for a month or half an hour; a row of a list, as high as it needs; otherwise as much as there is room for. */
  shape: 'line' | 'block' | 'row'
  /** Null where it cannot be moved. */
  onMove: (() => void) | null
  /** Where it is being dragged to. */
  time?: string | undefined
}

export function BookingBlock({ booking, specialistName, shape, onMove, time }: BookingBlockProps) {
  const { label, icon: Icon } = statusLooks[booking.status]
  return (
    <div
      className={classNames(
        'group/block @container relative h-full w-full overflow-hidden rounded-sm border border-l-3 border-l-(--edge) text-xs text-text has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-offset-1 has-[a:focus-visible]:outline-accent',
        looks[booking.status],
      )}
    >
      <Link
        to={paths.booking(booking.id)}
        data-booking={booking.id}
        draggable={false}
        title={titleOf(booking, specialistName)}
        aria-keyshortcuts={onMove ? 'M' : undefined}
        onKeyDown={(event) => {
          if (pressedOf(event, blockShortcuts, takesCharacterKeys())) onMove?.()
        }}
        className={classNames(
          'flex h-full gap-x-2 px-1.5 no-underline outline-none after:absolute after:inset-0',
          // A line that does not fit wraps out of sight instead of being cut in half.
          shape === 'line'
            ? 'items-center leading-5'
            : 'flex-col flex-wrap overflow-hidden py-0.5 *:w-full @max-[6.5rem]:flex-nowrap @max-[6.5rem]:px-1',
        )}
      >
        {/* Where there is no room for both, the place in the calendar tells the time. */}
        <span className={classNames('flex items-center gap-1', shape === 'block' && '@max-[3rem]:sr-only')}>
          <Icon aria-hidden className="size-3 shrink-0 text-(--edge)" />
          <span className="sr-only">{label},</span>
          <span className="tabular truncate @max-[6.5rem]:sr-only">{time ?? timesOf(booking, shape)}</span>
          {booking.heldUntil && booking.status === 'held' && <HoldCountdown until={booking.heldUntil} />}
        </span>
        <span
          className={classNames(
            'block truncate font-medium',
            shape === 'block' && '@max-[6.5rem]:min-h-0 @max-[6.5rem]:wrap-anywhere @max-[6.5rem]:whitespace-normal',
          )}
        >
          {booking.examineeName ?? booking.organizationName}
        </span>
        {shape !== 'line' && (
          <span className={classNames('block text-muted', shape === 'block' && 'truncate @max-[6.5rem]:hidden')}>
            {[booking.examTypeName, specialistName, booking.location].filter(Boolean).join(' · ')}
          </span>
        )}
      </Link>
      {onMove && <BookingMenu booking={booking} onMove={onMove} />}
    </div>
  )
}

/** All of it, for who points at a block that is too small. */
const titleOf = (booking: CalendarBooking, specialistName: string | undefined) =>
  [
    timesOf(booking, 'row'),
    booking.examineeName ?? booking.organizationName,
    booking.examTypeName,
    specialistName,
    booking.location,
  ]
    .filter(Boolean)
    .join(' · ')

function timesOf({ startsAt, timeZone }: CalendarBooking, shape: BookingBlockProps['shape']) {
  const time = timeText(wallClockOf(startsAt, timeZone))
  if (readsTheSame(startsAt, timeZone)) return time
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const there = formatTime(startsAt, timeZone)
  return shape === 'line' ? there : `${there}, ${formatTime(startsAt, own)} for you`
}
