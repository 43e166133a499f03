import type { ConsultationSummary } from '@medinotes/shared/consultations'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { FilePlus2, NotebookPen, SearchX } from 'lucide-react'
import { paths } from '../../app/paths.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { useMay } from '../auth/account.queries.ts'
import { consultationsQuery, type HistoryFilters } from './consultation.queries.ts'
import { useHistoryFilters } from './history-filters.ts'
import { HistoryTable } from './history-table.tsx'
import { HistoryToolbar } from './history-toolbar.tsx'
import { AwaitedCosignatures } from './signing/awaited-cosignatures.tsx'

export function HistoryPage() {
  const history = useHistoryFilters()
  const mayWrite = useMay('consultation:write')
  return (
    <>
      <PageHeader
        title="Notes"
        description={
          mayWrite
            ? 'Every visit you have written up, the last written first'
            : 'Every note of the organisation, to read only, the last written first'
        }
        actions={mayWrite && <NewNoteLink />}
      />
      {mayWrite && <AwaitedCosignatures />}
      <HistoryToolbar history={history} />
      <HistoryList filters={history.filters} mayWrite={mayWrite} onClear={history.clear} />
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
  mayWrite: boolean
  onClear: () => void
}

function HistoryList({ filters, mayWrite, onClear }: HistoryListProps) {
  const list = useInfiniteQuery({
    ...consultationsQuery(filters),
    placeholderData: keepPreviousData,
    // A note being written will soon be something else.
    refetchInterval: ({ state }) => (hasWriting(state.data?.pages) ? 5000 : false),
  })
  return (
    <PagedList
      list={list}
      names={{ one: 'note', many: 'notes', these: 'Your notes' }}
      skeletonRows={8}
      empty={<NothingFound isFiltered={Object.keys(filters).length > 0} mayWrite={mayWrite} onClear={onClear} />}
    >
      {(items) => <HistoryTable items={items} />}
    </PagedList>
  )
}

const hasWriting = (pages: readonly { items: readonly ConsultationSummary[] }[] = []) =>
  pages.some(({ items }) => items.some(({ status }) => status === 'generating'))

interface NothingFoundProps {
  isFiltered: boolean
  mayWrite: boolean
  onClear: () => void
}

const NothingFound = ({ isFiltered, mayWrite, onClear }: NothingFoundProps) =>
  isFiltered ? (
    <EmptyState icon={SearchX} title="No note fits" action={<Button onClick={onClear}>Clear the filters</Button>}>
      The search compares the beginnings of the patient’s names, in any order. Try fewer letters or a wider range of
      dates.
    </EmptyState>
  ) : (
    <EmptyState icon={NotebookPen} title="No notes yet" action={mayWrite && <NewNoteLink />}>
      Paste or type what you noted in a visit. A summary, the next steps and an e-mail to the patient are drafted while
      you watch, and kept here.
    </EmptyState>
  )
