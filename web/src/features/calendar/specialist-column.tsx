import type { CalendarBooking, CalendarSession } from '@medinotes/shared/calendars'
import type { PointerEvent } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { BookingBlock } from './booking-block.tsx'
import { isMovable, spanOf } from './calendar-events.ts'
import { lanesOf } from './lanes.ts'
import type { BlockDrag } from './use-block-drag.ts'
import { dateOf, minutesOf, timeText, type WallClock } from './wall-clock.ts'

export const rowMinutes = 5
/** In pixels. */
export const rowHeight = 6

interface SpecialistColumnProps {
  specialist: { id: string; name: string }
  date: string
  firstHour: number
  rows: number
  bookings: readonly CalendarBooking[]
  sessions: readonly CalendarSession[]
  drag: BlockDrag | null
  onGrab: ((event: PointerEvent<HTMLElement>, booking: CalendarBooking) => void) | null
  onMove: ((booking: CalendarBooking) => void) | null
}

export function SpecialistColumn(props: SpecialistColumnProps) {
  const { specialist, bookings, sessions, drag, rows, onGrab, onMove } = props
  const spans = bookings.map((booking) => rowsOf(spanOf(booking), props))
  const lanes = lanesOf(spans)
  return (
    <section
      aria-label={`Bookings of ${specialist.name}`}
      data-column={specialist.id}
      className="grid border-l border-line bg-sunken"
      style={{
        gridTemplateRows: `repeat(${rows}, ${rowHeight}px)`,
        gridTemplateColumns: 'repeat(12, minmax(0, 1fr))',
        backgroundSize: `100% ${(60 / rowMinutes) * rowHeight}px`,
      }}
    >
      {sessions.map((session) => (
        <Ground key={`${session.kind} ${session.startsAt}`} session={session} span={rowsOf(spanOf(session), props)} />
      ))}
      <HourLines rows={rows} />
      {bookings.map((booking, index) => {
        const movable = isMovable(booking)
        return (
          <div
            key={booking.id}
            style={placeOf(spans[index], lanes[index])}
            onPointerDown={onGrab && movable ? (event) => onGrab(event, booking) : undefined}
            className={classNames(
              'z-1 min-h-6 p-px',
              onGrab && movable && 'cursor-grab',
              drag?.booking.id === booking.id && 'opacity-45',
            )}
          >
            <BookingBlock
              booking={booking}
              shape={isLow(spans[index]) ? 'line' : 'block'}
              onMove={onMove && movable ? () => onMove(booking) : null}
            />
          </div>
        )
      })}
      {drag?.specialistId === specialist.id && <DropMark drag={drag} span={rowsOf(drag, props)} />}
    </section>
  )
}

// Half an hour is too low for two lines of text.
const isLow = (span?: Rows) => span !== undefined && span.end - span.start <= 6

interface Rows {
  start: number
  end: number
}

/** From which line of the grid to which, cut to the day and the hours shown. */
function rowsOf(
  { starts, ends }: { starts: WallClock; ends: WallClock },
  { date, firstHour, rows }: Pick<SpecialistColumnProps, 'date' | 'firstHour' | 'rows'>,
): Rows {
  const lineOf = (wallClock: WallClock, otherwise: number) =>
    dateOf(wallClock) === date ? Math.round((minutesOf(wallClock) - firstHour * 60) / rowMinutes) : otherwise
  const start = Math.min(Math.max(lineOf(starts, 0), 0), rows - 1)
  return { start, end: Math.max(Math.min(lineOf(ends, rows), rows), start + 1) }
}

function placeOf({ start, end }: Rows = { start: 0, end: 1 }, { lane, lanes } = { lane: 0, lanes: 1 }) {
  const width = Math.max(1, Math.floor(12 / lanes))
  const column = Math.min(lane * width, 12 - width)
  return { gridRow: `${start + 1} / ${end + 1}`, gridColumn: `${column + 1} / ${column + width + 1}` }
}

function Ground({ session: { kind, label }, span }: { session: CalendarSession; span: Rows }) {
  return (
    <div
      style={placeOf(span)}
      className={classNames(
        'min-h-0 overflow-hidden px-2 pt-0.5 text-xs text-muted',
        kind === 'session'
          ? 'bg-raised'
          : 'bg-[repeating-linear-gradient(135deg,var(--color-sunken)_0_6px,var(--color-line)_6px_7px)]',
      )}
    >
      <span className={classNames('truncate', kind !== 'session' && 'rounded-sm bg-raised px-1')}>
        {kind === 'leave' && 'Leave: '}
        {label}
      </span>
    </div>
  )
}

const HourLines = ({ rows }: { rows: number }) =>
  Array.from({ length: (rows * rowMinutes) / 60 }, (_, hour) => (
    <div
      key={hour}
      aria-hidden
      className="pointer-events-none border-b border-line"
      style={placeOf({ start: (hour * 60) / rowMinutes, end: ((hour + 1) * 60) / rowMinutes })}
    />
  ))

const DropMark = ({ drag, span }: { drag: BlockDrag; span: Rows }) => (
  <div
    style={placeOf(span)}
    className="pointer-events-none z-2 rounded-sm border-2 border-dashed border-accent bg-accent-soft/80 px-1.5 py-0.5 text-xs font-medium"
  >
    {timeText(drag.starts)}
  </div>
)
