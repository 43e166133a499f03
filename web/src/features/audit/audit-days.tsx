import type { AuditEvent } from '@medinotes/shared/audit'
import { format, isToday, isYesterday } from 'date-fns'
import type { AuditFilterState } from './audit-filters.ts'
import { AuditRow } from './audit-row.tsx'

interface AuditDaysProps {
  events: readonly AuditEvent[]
  onFilter: AuditFilterState['setFilter']
}

/** Days of the reader's own zone, each with its events. */
export function AuditDays({ events, onFilter }: AuditDaysProps) {
  const days = Object.entries(Object.groupBy(events, ({ occurredAt }) => format(occurredAt, 'yyyy-MM-dd')))
  return (
    <div className="grid gap-6">
      {days.map(([day, eventsOfDay = []]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className="mb-2 flex items-baseline gap-2 text-sm font-medium">
            {nameOfDay(new Date(`${day}T00:00`))}
          </h2>
          <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-raised">
            {eventsOfDay.map((event) => (
              <AuditRow key={event.id} event={event} onFilter={onFilter} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function nameOfDay(day: Date) {
  const date = format(day, 'EEE d MMM yyyy')
  if (isToday(day)) return `Today, ${date}`
  return isYesterday(day) ? `Yesterday, ${date}` : date
}
