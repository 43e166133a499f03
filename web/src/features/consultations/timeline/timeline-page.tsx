import type { Timeline } from '@medinotes/shared/timeline'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { BackLink } from '../../../components/link.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { TimelineRow } from './timeline-row.tsx'
import { timelineQuery } from './timeline.queries.ts'

/** What one has written about one person; the address holds a note's id in place of the name. */
export function TimelinePage() {
  const { id = '' } = useParams()
  const { data: timeline } = useSuspenseQuery(timelineQuery(id))
  return (
    <>
      <PageHeader
        title={timeline.patientName}
        documentTitle="Timeline of a patient"
        before={<BackLink to={paths.consultation(id)}>The note</BackLink>}
        description={description(timeline)}
      />
      <ol aria-label="Notes of this name" className="divide-y divide-line rounded-md border border-line bg-raised">
        {timeline.items.map((item) => (
          <TimelineRow key={item.id} item={item} isAnchor={item.id === id} />
        ))}
      </ol>
      <p className="mt-4 max-w-prose text-xs text-muted">
        These notes are put together by the name alone. Somebody else of the same name may be among them, and a note
        with the name spelt otherwise is missing.
      </p>
    </>
  )
}

function description({ items, isCapped }: Timeline) {
  if (isCapped) return 'Only the newest notes of this name are shown, the latest visit first'
  if (items.length === 1) return 'One note, the only one of this name'
  return `${items.length} notes of this name, the latest visit first`
}
