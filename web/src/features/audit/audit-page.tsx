import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { ScrollText, SearchX } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { AuditDays } from './audit-days.tsx'
import { useAuditFilters } from './audit-filters.ts'
import { auditQuery } from './audit.queries.ts'
import { AuditToolbar } from './audit-toolbar.tsx'
import { ChainVerdict } from './chain-verdict.tsx'
import { ExportMenu } from './export-menu.tsx'
import { useVerification } from './use-verification.ts'
import { VerifyButton } from './verify-button.tsx'

/** Who did what, for those who administer the organization; and proof that nobody altered it. */
export function AuditPage() {
  const state = useAuditFilters()
  const { filters, setFilter, clear } = state
  const list = useInfiniteQuery({ ...auditQuery(filters), placeholderData: keepPreviousData })
  const verification = useVerification(filters.chain ?? 'organization')
  return (
    <>
      <PageHeader
        title="Audit trail"
        description="Who did what and when, the latest first"
        actions={
          <>
            <ExportMenu filters={filters} />
            <VerifyButton verification={verification} />
          </>
        }
      />
      <ChainVerdict verification={verification} />
      <AuditToolbar state={state} />
      <PagedList
        list={list}
        names={{ one: 'event', many: 'events', these: 'The events' }}
        skeletonRows={10}
        empty={<NothingFound isFiltered={Object.keys(filters).length > 0} onClear={clear} />}
      >
        {(events) => <AuditDays events={events} onFilter={setFilter} />}
      </PagedList>
    </>
  )
}

const NothingFound = ({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) =>
  isFiltered ? (
    <EmptyState icon={SearchX} title="No event fits" action={<Button onClick={onClear}>Clear the filters</Button>}>
      Try a wider range of dates, or somebody else.
    </EmptyState>
  ) : (
    <EmptyState icon={ScrollText} title="Nothing happened yet">
      Every sign-in, every change and every look at a note leaves a line here, which nobody can alter unseen.
    </EmptyState>
  )
