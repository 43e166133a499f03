import type { AuditEvent } from '@medinotes/shared/audit'
import { format } from 'date-fns'
import { ChevronRight } from 'lucide-react'
import { Badge } from '../../components/badge.tsx'
import type { AuditFilterState } from './audit-filters.ts'
import { lookOf } from './audit-words.ts'
import { EventDetails } from './event-details.tsx'

interface AuditRowProps {
  event: AuditEvent
  onFilter: AuditFilterState['setFilter']
}

/** One line that opens to everything the trail holds of the event. */
export function AuditRow({ event, onFilter }: AuditRowProps) {
  const { icon: Icon } = lookOf(event.action)
  return (
    <li>
      <details className="group">
        <summary className="flex min-h-11 cursor-pointer list-none items-start gap-3 px-4 py-2.5 hover:bg-hover [&::-webkit-details-marker]:hidden">
          <time
            dateTime={event.occurredAt}
            title={format(event.occurredAt, 'h:mm:ss.SSS a')}
            className="tabular w-16 shrink-0 pt-px text-xs leading-5 whitespace-nowrap text-muted"
          >
            {format(event.occurredAt, 'h:mm aaa')}
          </time>
          <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted max-sm:hidden" />
          <span className="min-w-0 flex-1 text-sm leading-5">
            <Sentence event={event} />
            {event.class === 'break-glass' && (
              <Badge tone="danger" className="ml-2 align-middle">
                Emergency access
              </Badge>
            )}
          </span>
          {event.address && <span className="tabular text-xs leading-5 text-faint max-md:hidden">{event.address}</span>}
          <ChevronRight
            aria-hidden
            className="mt-0.5 size-4 shrink-0 text-faint transition-transform duration-150 group-open:rotate-90"
          />
        </summary>
        <EventDetails event={event} onFilter={onFilter} />
      </details>
    </li>
  )
}

/** The name first, so that a column of lines can be read by who. */
function Sentence({ event: { sentence, person } }: { event: AuditEvent }) {
  if (!person || !sentence.startsWith(person.name)) return sentence
  return (
    <>
      <span className="font-medium">{person.name}</span>
      {sentence.slice(person.name.length)}
    </>
  )
}
