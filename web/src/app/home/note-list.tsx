import type { ConsultationSummary } from '@medinotes/shared/consultations'
import { ChevronRight } from 'lucide-react'
import { useId } from 'react'
import { Link } from 'react-router'
import { StatusBadge } from '../../features/consultations/status-badge.tsx'
import { formatDate, formatRelative } from '../../lib/dates.ts'
import { paths } from '../paths.ts'

interface NoteListProps {
  title: string
  description: string
  notes: readonly ConsultationSummary[]
}

export function NoteList({ title, description, notes }: NoteListProps) {
  const headingId = useId()
  if (notes.length === 0) return null
  return (
    <section aria-labelledby={headingId}>
      <div className="mb-3 flex flex-wrap items-baseline gap-x-3">
        <h2 id={headingId} className="text-lg">
          {title}
        </h2>
        <p className="text-muted">{description}</p>
      </div>
      <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-raised">
        {notes.map((note) => (
          <NoteRow key={note.id} note={note} />
        ))}
      </ul>
    </section>
  )
}

function NoteRow({ note: { id, patientName, dateOfVisit, status, updatedAt } }: { note: ConsultationSummary }) {
  return (
    <li>
      <Link
        to={paths.consultation(id)}
        className="grid min-h-11 grid-cols-[1fr_auto] items-center gap-x-4 gap-y-0.5 px-4 py-2 transition-colors duration-150 -outline-offset-2 hover:bg-sunken sm:grid-cols-[1fr_9rem_8rem_8rem_auto]"
      >
        <span className="truncate font-medium">{patientName}</span>
        <span className="tabular text-muted max-sm:row-start-2">{formatDate(dateOfVisit)}</span>
        <span className="max-sm:col-start-2 max-sm:row-start-1 max-sm:justify-self-end">
          <StatusBadge status={status} />
        </span>
        <span className="text-right text-xs text-muted max-sm:row-start-2 max-sm:text-right">
          {formatRelative(updatedAt)}
        </span>
        <ChevronRight aria-hidden className="size-4 text-faint max-sm:hidden" />
      </Link>
    </li>
  )
}
