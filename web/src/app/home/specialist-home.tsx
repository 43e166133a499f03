import type { ConsultationSummary } from '@medinotes/shared/consultations'
import { useSuspenseQuery } from '@tanstack/react-query'
import { FilePlus2, FileText } from 'lucide-react'
import type { ReactNode } from 'react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ButtonLink, Link } from '../../components/link.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { useMay } from '../../features/auth/account.queries.ts'
import { latestNotesQuery } from '../../features/consultations/consultation.queries.ts'
import { paths } from '../paths.ts'
import { BookingNeeds } from './needs-list.tsx'
import { NextBookings } from './next-bookings.tsx'
import { EmergenciesNow } from './emergencies.ts'
import { FirstSteps } from './first-steps.tsx'
import { greeting } from './greeting.ts'
import { NoteList } from './note-list.tsx'
import { TaskLine } from './task-line.tsx'

const shownDrafts = 8

export function SpecialistHome({ name }: { name: string }) {
  const reviews = useMay('break-glass:review')
  const { items: notes, nextCursor } = useSuspenseQuery(latestNotesQuery()).data
  const unfinished = notes.filter(({ status }) => status !== 'draft' && status !== 'signed')
  const drafts = notes.filter(({ status }) => status === 'draft')
  const newNote = (
    <ButtonLink to={paths.newConsultation} variant="primary" icon={FilePlus2}>
      New note
    </ButtonLink>
  )
  return (
    <>
      <PageHeader
        title={greeting(name)}
        documentTitle="Home"
        description={summary(unfinished, drafts, nextCursor !== null)}
        actions={newNote}
      />
      <div className="grid gap-8">
        <FirstSteps />
        {reviews && <EmergenciesNow />}
        <BookingNeeds />
        <TaskLine />
        <NextBookings />
        {notes.length === 0 && <FirstNote action={newNote} />}
        <NoteList
          title="Unfinished notes"
          description="Being written, or stopped before the end: open one to continue"
          notes={unfinished}
          showStatus
        />
        <NoteList title="Drafts to check" description="The last written first" notes={drafts.slice(0, shownDrafts)} />
        {notes.length > 0 && (
          <p>
            <Link to={paths.consultations}>All notes</Link>
          </p>
        )}
      </div>
    </>
  )
}

type Notes = readonly ConsultationSummary[]

function summary(unfinished: Notes, drafts: Notes, hasMore: boolean) {
  if (unfinished.length + drafts.length === 0) return 'No note is unfinished.'
  const count = `${drafts.length}${hasMore ? ' or more' : ''}`
  const toCheck = `${count} ${drafts.length === 1 && !hasMore ? 'draft' : 'drafts'} to check`
  if (unfinished.length === 0) return `No note is unfinished. ${toCheck}.`
  return `${unfinished.length} unfinished ${unfinished.length === 1 ? 'note' : 'notes'}, ${toCheck}.`
}

const FirstNote = ({ action }: { action: ReactNode }) => (
  <EmptyState icon={FileText} title="Write your first note" action={action}>
    Type or paste what was said and found. The draft writes itself while you watch, and everything you have written is
    found here again.
  </EmptyState>
)
