import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { FileUp, Plus, SearchX, Stethoscope } from 'lucide-react'
import { useState } from 'react'
import { paths } from '../../../app/paths.ts'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ButtonLink } from '../../../components/link.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { Segments } from '../../../components/segments.tsx'
import { useListFilters, withoutEmpty } from '../../../lib/use-list-filters.ts'
import { useMay } from '../../auth/account.queries.ts'
import { SearchField } from '../../../components/search-field.tsx'
import { specialistsQuery } from '../scheduling.queries.ts'
import { AddSpecialistDialog } from './add-specialist-dialog.tsx'
import { SpecialistsTable } from './specialists-table.tsx'

type Scope = 'own' | 'listed'

/** Who can be examined by: those of the practice, and for who runs the installation everybody that is listed. */
export function SpecialistsPage() {
  const [scope, setScope] = useState<Scope>('own')
  const [isAdding, setAdding] = useState(false)
  const operates = useMay('platform:write')
  const mayAdd = useMay('member:write')
  const mayImport = useMay('policy:write')
  const { query, typed, setTyped, clear } = useListFilters([])
  const filters = withoutEmpty({ query, practice: scope === 'own' ? ('own' as const) : undefined })
  const list = useInfiniteQuery({ ...specialistsQuery(filters), placeholderData: keepPreviousData })
  return (
    <>
      <PageHeader
        title="Specialists"
        description="Who can be booked, where and for what"
        actions={
          <>
            {mayImport && (
              <ButtonLink to={paths.importSpecialists} icon={FileUp}>
                Import
              </ButtonLink>
            )}
            {mayAdd && (
              <Button variant="primary" icon={Plus} onClick={() => setAdding(true)}>
                Add a specialist
              </Button>
            )}
          </>
        }
      />
      <search className="mb-5 grid items-end gap-3 sm:flex sm:flex-wrap">
        {operates && (
          <Segments<Scope>
            label="Which specialists"
            value={scope}
            options={[
              { value: 'own', label: 'This practice' },
              { value: 'listed', label: 'All that are listed' },
            ]}
            onChange={setScope}
          />
        )}
        <SearchField label="Name or specialty" placeholder="Search specialists" value={typed} onChange={setTyped} />
      </search>
      <PagedList
        list={list}
        names={{ one: 'specialist', many: 'specialists', these: 'The specialists' }}
        skeletonRows={8}
        empty={query === undefined ? <NobodyYet /> : <NobodyFits onClear={clear} />}
      >
        {(specialists) => <SpecialistsTable specialists={specialists} mayList={operates} isOwn={scope === 'own'} />}
      </PagedList>
      {isAdding && <AddSpecialistDialog onClose={() => setAdding(false)} />}
    </>
  )
}

const NobodyYet = () => (
  <EmptyState icon={Stethoscope} title="No specialists yet">
    Add the first one, then set their working hours.
  </EmptyState>
)

const NobodyFits = ({ onClear }: { onClear: () => void }) => (
  <EmptyState icon={SearchX} title="Nobody fits" action={<Button onClick={onClear}>Clear the search</Button>}>
    Try fewer letters of a name or of a specialty.
  </EmptyState>
)
