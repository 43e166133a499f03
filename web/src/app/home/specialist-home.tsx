import { useSuspenseQueries } from '@tanstack/react-query'
import { FilePlus2, FileText } from 'lucide-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ButtonLink, Link } from '../../components/link.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { paths } from '../paths.ts'
import { greeting } from './greeting.ts'
import { NoteList } from './note-list.tsx'
import { latestNotesQuery } from './latest-notes.queries.ts'

const newest = (a: { updatedAt: string }, b: { updatedAt: string }) => b.updatedAt.localeCompare(a.updatedAt)

export function SpecialistHome({ name }: { name: string }) {
  const [generating, interrupted, failed, drafts] = useSuspenseQueries({
    queries: [
      latestNotesQuery('generating'),
      latestNotesQuery('interrupted'),
      latestNotesQuery('failed'),
      latestNotesQuery('draft'),
    ],
    combine: (results) => results.map(({ data }) => data.items),
  })
  const unfinished = [generating, interrupted, failed].flatMap((items) => items ?? []).toSorted(newest)
  const hasNotes = unfinished.length > 0 || Boolean(drafts?.length)
  const newNote = (
    <ButtonLink to={paths.newConsultation} variant="primary" icon={FilePlus2}>
      New note
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title={greeting(name)} documentTitle="Home" actions={hasNotes && newNote} />
      {hasNotes ? (
        <div className="grid gap-8">
          <NoteList title="Not finished" description="Being written, or stopped before the end" notes={unfinished} />
          <NoteList title="Drafts to check" description="Yours to read against what was said" notes={drafts ?? []} />
          <p>
            <Link to={paths.consultations}>All notes</Link>
          </p>
        </div>
      ) : (
        <EmptyState icon={FileText} title="Write your first note" action={newNote}>
          Type or paste what was said and found. The draft writes itself while you watch, and everything you have
          written is found here again.
        </EmptyState>
      )}
    </>
  )
}
