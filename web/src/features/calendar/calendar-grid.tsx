import type { Calendar, CalendarBooking } from '@medinotes/shared/calendars'
import FullCalendar, {
  type CalendarOptions,
  type CalendarRef,
  type EventApi,
  type EventDisplayInfo,
} from '@fullcalendar/react'
import dayGrid from '@fullcalendar/react/daygrid'
import interaction from '@fullcalendar/react/interaction'
import list from '@fullcalendar/react/list'
import english from '@fullcalendar/react/locales/en-au'
import theme from '@fullcalendar/react/themes/classic'
import timeGrid from '@fullcalendar/react/timegrid'
import { useEffect, useRef } from 'react'
import { ownZone } from '../../lib/dates.ts'
import { BookingBlock, type BookingBlockProps } from './booking-block.tsx'
import { bookingEvents, groundEvents, isMovable, spanOf } from './calendar-events.ts'
import { agendaDays, type CalendarView } from './calendar-range.ts'
import type { Wanted } from './moving.ts'
import { shownHours } from './shown-hours.ts'
import { hourText, wallClockOf } from './wall-clock.ts'
import '@fullcalendar/react/skeleton.css'
import '@fullcalendar/react/themes/classic/theme.css'
import './calendar-grid.css'

type GridView = Exclude<CalendarView, 'specialists'>

const viewTypes: Record<GridView, string> = {
  day: 'timeGridDay',
  week: 'timeGridWeek',
  month: 'dayGridMonth',
  agenda: 'agenda',
}

const plugins = [dayGrid, timeGrid, list, interaction, theme]

/** What the calendar orders: an event with what came beside it. */
const momentOf = (event: unknown) => Date.parse((event as { block?: BookingBlockProps }).block?.booking.startsAt ?? '')

// Every time is a clock's reading at the place, so the calendar itself is to convert nothing.
const fixed: CalendarOptions = {
  plugins,
  locale: english,
  timeZone: 'UTC',
  firstDay: 1,
  headerToolbar: false,
  height: 'auto',
  allDaySlot: false,
  slotDuration: '00:30',
  snapDuration: '00:15',
  slotHeaderInterval: '01:00',
  slotHeaderFormat: ({ date }) => hourText(date.hour),
  eventDisplay: 'block',
  listItemEventBeforeClass: 'agenda-dot',
  backgroundEventTitleClass: 'ground-label',
  eventInteractive: false,
  eventColor: 'transparent',
  eventContrastColor: 'var(--color-text)',
  eventTimeFormat: { hour: 'numeric', minute: '2-digit', hour12: true },
  slotMinHeight: 34,
  slotEventOverlap: false,
  eventMinHeight: 24,
  eventShortHeight: 36,
  dayMaxEvents: 4,
  fixedWeekCount: false,
  // One after another as they happen, though each shows the clock of its place.
  eventOrder: (a, b) => momentOf(a) - momentOf(b) || 0,
  views: { agenda: { type: 'list', duration: { days: agendaDays } } },
}

interface CalendarGridProps {
  view: GridView
  date: string
  calendar: Calendar
  /** Whether they are one specialist's days. */
  isOfOne: boolean
  onMove: ((booking: CalendarBooking, wanted?: Wanted) => void) | null
}

const blockOf = (event: EventApi) => event.extendedProps['block'] as BookingBlockProps | undefined

type EventContentProps = Pick<EventDisplayInfo, 'event' | 'isShort' | 'isMirror' | 'timeText'>

function EventContent({ event, isShort, isMirror, timeText }: EventContentProps) {
  const block = blockOf(event)
  if (!block) return null
  return <BookingBlock {...block} shape={isShort ? 'line' : block.shape} time={isMirror ? timeText : undefined} />
}

export function CalendarGrid({ view, date, calendar, isOfOne, onMove }: CalendarGridProps) {
  const ref = useCurrentView(view, date)
  const names = new Map(calendar.specialists.map(({ id, name }) => [id, name]))
  const hours = shownHours(
    [...calendar.bookings, ...(isOfOne ? calendar.sessions.filter(({ kind }) => kind === 'session') : [])].map(spanOf),
  )
  const zones = new Set(calendar.specialists.map(({ timeZone }) => timeZone))
  const [zone = ownZone()] = zones
  return (
    <div className="calendar-grid" data-of-one={isOfOne || undefined}>
      <FullCalendar
        {...fixed}
        ref={ref}
        initialView={viewTypes[view]}
        initialDate={date}
        now={() => wallClockOf(new Date().toISOString(), zone)}
        nowIndicator={zones.size <= 1}
        slotMinTime={{ hours: hours.from }}
        slotMaxTime={{ hours: hours.to }}
        events={[
          ...bookingEvents(calendar.bookings, (booking) => ({
            booking,
            specialistName: isOfOne ? undefined : names.get(booking.specialistId),
            shape: view === 'month' ? 'line' : view === 'agenda' ? 'row' : 'block',
            onMove: onMove && isMovable(booking) ? () => onMove(booking) : null,
          })),
          ...(isOfOne && view !== 'agenda' ? groundEvents(calendar.sessions, view === 'month') : []),
        ]}
        noEventsContent="No bookings in these days"
        eventContent={EventContent}
        eventDrop={({ event, revert }) => {
          const booking = blockOf(event)?.booking
          // It moves once the consequences were accepted.
          revert()
          if (booking) onMove?.(booking, { specialistId: booking.specialistId, wallClock: event.startStr.slice(0, 16) })
        }}
      />
    </div>
  )
}

function useCurrentView(view: GridView, date: string) {
  const ref = useRef<CalendarRef>(null)
  useEffect(() => {
    ref.current?.getApi().changeView(viewTypes[view], date)
  }, [view, date])
  return ref
}
