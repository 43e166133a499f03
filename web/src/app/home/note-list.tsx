import type { ConsultationSummary } from '@medinotes/shared/consultations'
import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { useId } from 'react'
import { Link } from 'react-router'
import { templatesQuery } from '../../features/templates/template.queries.ts'
import { nameOfTemplate } from '../../features/templates/template-words.ts'
import { StatusBadge } from '../../features/consultations/status-badge.tsx'
import { formatDate, formatDaysAgo } from '../../lib/dates.ts'
import { paths } from '../paths.ts'

interface NoteListProps {
  title: string
  description: string
  notes: readonly ConsultationSummary[]
  /** Where the notes of the list differ in it. */
  showStatus?: boolean
}

export function NoteList({ title, description, notes, showStatus = false }: NoteListProps) {
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
          <NoteRow key={note.id} note={note} showStatus={showStatus} />
        ))}
      </ul>
    </section>
  )
}

interface NoteRowProps {
  note: ConsultationSummary
  showStatus: boolean
}

function NoteRow({ note: { id, patientName, dateOfVisit, template, status }, showStatus }: NoteRowProps) {
  const { data: templates } = useQuery(templatesQuery())
  const templateName = nameOfTemplate(templates?.items, template)
  return (
    <li>
      <Link
        to={paths.consultation(id)}
        className="grid min-h-12 grid-cols-[1fr_auto] items-center gap-x-4 gap-y-0.5 px-4 py-2 transition-colors duration-150 -outline-offset-2 hover:bg-hover sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_15rem_1rem]"
      >
        <span className="truncate font-medium">{patientName}</span>
        <span className="max-sm:col-start-2 max-sm:row-start-1 max-sm:justify-self-end">
          {showStatus ? <StatusBadge status={status} /> : <span className="text-muted">{templateName}</span>}
        </span>
        <span className="tabular flex gap-x-3 text-muted max-sm:col-span-2 sm:justify-end">
          <span className="sm:order-last sm:w-33 sm:text-right">{formatDate(dateOfVisit)}</span>
          <span>{formatDaysAgo(dateOfVisit)}</span>
        </span>
        <ChevronRight aria-hidden className="size-4 text-faint max-sm:hidden" />
      </Link>
    </li>
  )
}
