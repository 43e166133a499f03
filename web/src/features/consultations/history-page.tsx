import type { ConsultationSummary } from '@medinotes/shared/consultations'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { FilePlus2, NotebookPen, SearchX } from 'lucide-react'
import { paths } from '../../app/paths.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { errorText } from '../../lib/api-error.ts'
import { useMay } from '../auth/account.queries.ts'
import { consultationsQuery, type HistoryFilters } from './consultation.queries.ts'
import { useHistoryFilters } from './history-filters.ts'
import { HistoryTable } from './history-table.tsx'
import { HistoryToolbar } from './history-toolbar.tsx'

export function HistoryPage() {
  const history = useHistoryFilters()
  const mayWrite = useMay('consultation:write')
  return (
    <>
      <PageHeader
        title="Notes"
        description="Every visit you have written up, the latest first"
        actions={mayWrite && <NewNoteLink />}
      />
      <HistoryToolbar history={history} />
      <HistoryList filters={history.filters} onClear={history.clear} />
    </>
  )
}

const NewNoteLink = () => (
  <ButtonLink to={paths.newConsultation} variant="primary" icon={FilePlus2}>
    New note
  </ButtonLink>
)

interface HistoryListProps {
  filters: HistoryFilters
  onClear: () => void
}

function HistoryList({ filters, onClear }: HistoryListProps) {
  const list = useInfiniteQuery({
    ...consultationsQuery(filters),
    placeholderData: keepPreviousData,
    // A note being written will soon be something else.
    refetchInterval: ({ state }) => (hasWriting(state.data?.pages) ? 5000 : false),
  })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  if (list.isPending) return <ListSkeleton />
  if (list.isError && items.length === 0) {
    return (
      <Alert
        tone="danger"
        title="Your notes could not be loaded"
        action={<Button onClick={() => void list.refetch()}>Try again</Button>}
      >
        {errorText(list.error)}
      </Alert>
    )
  }
  if (items.length === 0) return <NothingFound isFiltered={Object.keys(filters).length > 0} onClear={onClear} />
  return (
    <div className="grid gap-4" aria-busy={list.isPlaceholderData}>
      <output className="sr-only">
        {list.isPlaceholderData ? 'Searching' : countText(items.length, list.hasNextPage)}
      </output>
      <HistoryTable items={items} />
      {list.isFetchNextPageError && <Alert tone="danger" title={errorText(list.error)} />}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()} className="mx-auto">
          Show more
        </Button>
      )}
    </div>
  )
}

const hasWriting = (pages: readonly { items: readonly ConsultationSummary[] }[] = []) =>
  pages.some(({ items }) => items.some(({ status }) => status === 'generating'))

const countText = (count: number, hasMore: boolean) =>
  `${count} ${count === 1 ? 'note' : 'notes'} shown${hasMore ? ', and there are more' : ''}`

const NothingFound = ({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) =>
  isFiltered ? (
    <EmptyState icon={SearchX} title="No note fits" action={<Button onClick={onClear}>Clear the filters</Button>}>
      The search compares the beginnings of the patient’s names, in any order. Try fewer letters or a wider range of
      dates.
    </EmptyState>
  ) : (
    <EmptyState icon={NotebookPen} title="No notes yet" action={<NewNoteLink />}>
      Paste or type what you noted in a visit. A summary, the next steps and an e-mail to the patient are drafted while
      you watch, and kept here.
    </EmptyState>
  )

const ListSkeleton = () => (
  <div aria-busy className="divide-y divide-line rounded-md border border-line bg-raised">
    <output className="sr-only">Loading your notes</output>
    {Array.from({ length: 8 }, (_, row) => (
      <div key={row} className="flex h-11 items-center gap-8 px-4">
        <Skeleton className="h-3.5 w-40" />
        <Skeleton className="h-3.5 w-28" />
        <Skeleton className="h-3.5 w-20 max-sm:hidden" />
      </div>
    ))}
  </div>
)
