import type { Calendar } from '@medinotes/shared/calendars'
import { CalendarDays, CalendarRange, ChevronLeft, ChevronRight, Columns3, Grid3x3, List } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Input } from '../../components/input.tsx'
import { Segments } from '../../components/segments.tsx'
import { today } from '../consultations/today.ts'
import { type CalendarView, stepFrom, titleOf } from './calendar-range.ts'
import type { CalendarAddress } from './use-calendar-address.ts'

const viewLooks = {
  day: { label: 'Day', icon: CalendarDays },
  week: { label: 'Week', icon: CalendarRange },
  month: { label: 'Month', icon: Grid3x3 },
  agenda: { label: 'Agenda', icon: List },
  specialists: { label: 'Specialists', icon: Columns3 },
} satisfies Record<CalendarView, object>

interface CalendarToolbarProps {
  address: CalendarAddress
  specialists: Calendar['specialists']
}

export function CalendarToolbar({ address, specialists }: CalendarToolbarProps) {
  const { view, date, views, specialistId, change } = address
  return (
    <search className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-3">
      <div className="flex items-center gap-1">
        <IconButton icon={ChevronLeft} label="Earlier" onClick={() => change({ date: stepFrom(view, date, -1) })} />
        <Button size="sm" onClick={() => change({ date: today() })}>
          Today
        </Button>
        <IconButton icon={ChevronRight} label="Later" onClick={() => change({ date: stepFrom(view, date, 1) })} />
      </div>
      <h2 aria-live="polite" className="text-lg whitespace-nowrap">
        {titleOf(view, date)}
      </h2>
      <Input
        type="date"
        aria-label="Go to a day"
        value={date}
        onChange={(event) => event.target.value && change({ date: event.target.value })}
        className="ml-auto w-40 max-sm:w-auto max-sm:min-w-36 max-sm:flex-1"
      />
      <div className="flex flex-wrap items-center justify-end gap-3 max-sm:contents sm:max-lg:basis-full">
        {specialists.length > 1 && view !== 'specialists' && (
          <Choice
            aria-label="Specialist"
            options={specialists}
            value={specialistId ?? ''}
            none="All specialists"
            findLabel="Find a specialist"
            onChange={(specialist) => change({ specialist })}
            className="w-48 max-sm:w-auto max-sm:flex-1"
          />
        )}
        <div className="max-sm:basis-full">
          <Segments
            label="View"
            value={view}
            options={views.map((value) => ({ value, ...viewLooks[value] }))}
            onChange={(value) => change({ view: value })}
          />
        </div>
      </div>
    </search>
  )
}
