import type { TimelineItem } from '@medinotes/shared/timeline'
import { useQuery } from '@tanstack/react-query'
import { paths } from '../../../app/paths.ts'
import { Link } from '../../../components/link.tsx'
import { formatDate } from '../../../lib/dates.ts'
import { nameOfTemplate } from '../../templates/template-words.ts'
import { templatesQuery } from '../../templates/template.queries.ts'
import { StatusBadge } from '../status-badge.tsx'

interface TimelineRowProps {
  item: TimelineItem
  /** The note that one came from. */
  isAnchor: boolean
}

export function TimelineRow({ item, isAnchor }: TimelineRowProps) {
  const { data: templates } = useQuery(templatesQuery())
  const facts = [
    isAnchor && 'The note you came from',
    item.openFindings > 0 && `${item.openFindings} to check`,
    item.openTasks > 0 && (item.openTasks === 1 ? '1 open task' : `${item.openTasks} open tasks`),
  ].filter((fact) => fact !== false)
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[8rem_minmax(0,1fr)_auto] sm:items-baseline">
      <p className="tabular text-muted">{formatDate(item.dateOfVisit)}</p>
      <div className="grid min-w-0 gap-0.5">
        <Link
          to={paths.consultation(item.id)}
          aria-current={isAnchor || undefined}
          className="justify-self-start font-medium"
        >
          {nameOfTemplate(templates?.items, item.template)}
        </Link>
        {(facts.length > 0 || item.bookingId !== null) && (
          <p className="flex flex-wrap gap-x-3 text-xs text-muted">
            {facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
            {item.bookingId !== null && <Link to={paths.booking(item.bookingId)}>Its booking</Link>}
          </p>
        )}
      </div>
      <span>
        <StatusBadge status={item.status} />
      </span>
    </li>
  )
}
