import type { Slot } from '@medinotes/shared/availability'
import type { Calendar, CalendarBooking } from '@medinotes/shared/calendars'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { lazy, Suspense, useCallback, useState } from 'react'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { useShortcutWords } from '../../lib/use-shortcuts.ts'
import { blockShortcuts } from './booking-block.tsx'
import { errorText } from '../../lib/api-error.ts'
import { useMay } from '../auth/account.queries.ts'
import { CalendarSkeleton } from './calendar-skeleton.tsx'
import { CalendarToolbar } from './calendar-toolbar.tsx'
import { calendarQuery } from './calendar.queries.ts'
import { rangeOf } from './calendar-range.ts'
import { MoveDialog } from './move-dialog.tsx'
import type { Wanted } from './moving.ts'
import { PrintedDay } from './printed-day.tsx'
import { SideBySide } from './side-by-side.tsx'
import { StatusLegend } from './status-legend.tsx'
import { type CalendarAddress, useCalendarAddress } from './use-calendar-address.ts'
import { useMoveBooking } from './use-move-booking.ts'
import { useUnexpired } from './use-unexpired.ts'
import { ZoneLine } from './zone-line.tsx'

const CalendarGrid = lazy(async () => ({ default: (await import('./calendar-grid.tsx')).CalendarGrid }))

export function CalendarPage() {
  useShortcutWords('In the calendar', blockShortcuts)
  const address = useCalendarAddress()
  const query = useQuery({
    ...calendarQuery(rangeOf(address.view, address.date)),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHeader
        title="Calendar"
        actions={
          <Button icon={Printer} onClick={() => window.print()} className="max-sm:hidden">
            Print the day
          </Button>
        }
      />
      <CalendarToolbar address={address} specialists={query.data?.specialists ?? []} />
      {query.isError && (
        <Alert
          tone="danger"
          title="The calendar could not be loaded"
          action={<Button onClick={() => void query.refetch()}>Try again</Button>}
          className="mb-4"
        >
          {errorText(query.error)}
        </Alert>
      )}
      {query.isPending && <CalendarSkeleton />}
      {query.data && <ShownCalendar address={address} calendar={query.data} />}
    </>
  )
}

function ShownCalendar({ address, calendar }: { address: CalendarAddress; calendar: Calendar }) {
  const bookings = useUnexpired(calendar.bookings)
  const { moving, begin, dialog } = useMoving(calendar)
  const mayMove = useMay('booking:change')
  const shown = narrowed({ ...calendar, bookings }, address)
  const onMove = mayMove ? begin : null
  const names = new Map(calendar.specialists.map(({ id, name }) => [id, name]))
  return (
    <div aria-busy={moving || undefined}>
      <ZoneLine specialists={shown.specialists} />
      {address.view === 'specialists' ? (
        <SideBySide date={address.date} calendar={shown} onMove={onMove} />
      ) : (
        <Suspense fallback={<CalendarSkeleton />}>
          <CalendarGrid
            view={address.view}
            date={address.date}
            calendar={shown}
            isOfOne={shown.specialists.length === 1}
            onMove={onMove}
          />
        </Suspense>
      )}
      <StatusLegend bookings={shown.bookings} />
      <PrintedDay date={address.date} bookings={shown.bookings} specialistName={(id) => names.get(id)} />
      {dialog}
    </div>
  )
}

function narrowed(calendar: Calendar, { specialistId, view }: CalendarAddress): Calendar {
  if (specialistId === null || view === 'specialists') return calendar
  return {
    specialists: calendar.specialists.filter(({ id }) => id === specialistId),
    bookings: calendar.bookings.filter((booking) => booking.specialistId === specialistId),
    sessions: calendar.sessions.filter((session) => session.specialistId === specialistId),
  }
}

/** From the drop or the command, over the question, to the booking in its new place. */
function useMoving({ specialists }: Calendar) {
  const [asked, setAsked] = useState<{ booking: CalendarBooking; wanted: Wanted | undefined } | null>(null)
  const begin = useCallback((booking: CalendarBooking, wanted?: Wanted) => setAsked({ booking, wanted }), [])
  const move = useMoveBooking(begin)
  const close = () => {
    setAsked(null)
    if (asked) focusOn(asked.booking)
  }
  const accept = (booking: CalendarBooking, slot: Slot) => {
    close()
    move.mutate({ booking, slot })
  }
  const dialog = asked && (
    <MoveDialog {...asked} specialists={specialists} onMove={(slot) => accept(asked.booking, slot)} onClose={close} />
  )
  return { moving: move.isPending, begin, dialog }
}

// The command that asked lay in a menu that is gone; the booking itself is where the person was.
const focusOn = ({ id }: CalendarBooking) =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-booking="${id}"]`)?.focus())
