import type { Calendar, CalendarBooking } from '@medinotes/shared/calendars'
import { CalendarOff } from 'lucide-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ownZone } from '../../lib/dates.ts'
import { spanOf } from './calendar-events.ts'
import { shownHours } from './shown-hours.ts'
import { rowHeight, rowMinutes, SpecialistColumn } from './specialist-column.tsx'
import { SpecialistHeader } from './specialist-header.tsx'
import { type Drop, useBlockDrag } from './use-block-drag.ts'
import { dateOf, hourText } from './wall-clock.ts'

interface SideBySideProps {
  date: string
  calendar: Calendar
  onMove: ((booking: CalendarBooking, drop?: Drop) => void) | null
}

/** One day, a column for each specialist, in the time of their own clocks. */
export function SideBySide({ date, calendar, onMove }: SideBySideProps) {
  const ofDay = ({ starts, ends }: ReturnType<typeof spanOf>) => dateOf(starts) <= date && dateOf(ends) >= date
  const bookings = calendar.bookings.filter((booking) => ofDay(spanOf(booking)))
  const sessions = calendar.sessions.filter((session) => ofDay(spanOf(session)))
  const open = sessions.filter(({ kind }) => kind === 'session')
  const hours = shownHours([...bookings, ...open].map(spanOf))
  const { drag, begin } = useBlockDrag({ date, firstHour: hours.from, onDrop: onMove })
  const columns = columnsOf(calendar.specialists, [...bookings, ...open])
  const rows = ((hours.to - hours.from) * 60) / rowMinutes
  if (columns.length === 0 && calendar.specialists.length > 0) {
    return (
      <EmptyState icon={CalendarOff} title="Nobody works on this day">
        None of the {calendar.specialists.length} specialists has hours or a booking on it.
      </EmptyState>
    )
  }
  const grid = (
    <section
      aria-label="Specialists side by side"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard and without a booking in it
      tabIndex={0}
      className="max-h-[calc(100dvh-9rem)] min-h-96 scroll-pt-20 scroll-pl-16 overflow-auto rounded-md border border-line bg-raised"
    >
      <div className="grid" style={{ gridTemplateColumns: `3.5rem repeat(${columns.length}, minmax(11rem, 1fr))` }}>
        <div className="sticky top-0 left-0 z-20 border-r border-b border-line bg-raised" />
        {columns.map((specialist) => (
          <SpecialistHeader key={specialist.id} specialist={specialist} date={date} ownZone={ownZone()} />
        ))}
        <Hours from={hours.from} to={hours.to} />
        {columns.map(({ id, name }) => (
          <SpecialistColumn
            key={id}
            specialist={{ id, name }}
            date={date}
            firstHour={hours.from}
            rows={rows}
            bookings={bookings.filter(({ specialistId }) => specialistId === id)}
            sessions={sessions.filter(({ specialistId }) => specialistId === id)}
            drag={drag}
            onGrab={onMove && begin}
            onMove={onMove}
          />
        ))}
      </div>
    </section>
  )
  if (columns.length === calendar.specialists.length) return grid
  return (
    <>
      <p className="mb-2 text-sm text-muted">
        {columns.length} of {calendar.specialists.length} specialists: those who work or are booked on this day
      </p>
      {grid}
    </>
  )
}

const mostBeside = 30

/** Everybody, or in a practice of many those who work or are booked on the day. */
function columnsOf(specialists: Calendar['specialists'], taken: readonly { specialistId: string }[]) {
  if (specialists.length <= mostBeside) return specialists
  const busy = new Set(taken.map(({ specialistId }) => specialistId))
  return specialists.filter(({ id }) => busy.has(id))
}

function Hours({ from, to }: { from: number; to: number }) {
  const hourHeight = (60 / rowMinutes) * rowHeight
  return (
    <ol aria-label="Hours" className="sticky left-0 z-10 border-r border-line bg-raised">
      {Array.from({ length: to - from }, (_, index) => (
        <li
          key={index}
          style={{ height: hourHeight }}
          className="tabular border-b border-line pt-0.5 pr-2 text-right text-xs text-muted last:border-b-0"
        >
          {hourText(from + index)}
        </li>
      ))}
    </ol>
  )
}
