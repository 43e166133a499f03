import { useQuery } from '@tanstack/react-query'
import { FileUp, Plus, Stethoscope } from 'lucide-react'
import { useState } from 'react'
import { paths } from '../../../app/paths.ts'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ButtonLink } from '../../../components/link.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { Segments } from '../../../components/segments.tsx'
import { useMay } from '../../auth/account.queries.ts'
import { listedSpecialistsQuery, ownSpecialistsQuery } from '../scheduling.queries.ts'
import { AddSpecialistDialog } from './add-specialist-dialog.tsx'
import { LoadedList } from './loaded-list.tsx'
import { SpecialistsTable } from './specialists-table.tsx'

type Scope = 'own' | 'listed'

/** Who can be examined by: those of the practice, and for who runs the installation everybody that is listed. */
export function SpecialistsPage() {
  const [scope, setScope] = useState<Scope>('own')
  const [isAdding, setAdding] = useState(false)
  const operates = useMay('platform:write')
  const list = useQuery(scope === 'own' ? ownSpecialistsQuery : listedSpecialistsQuery)
  return (
    <>
      <PageHeader
        title="Specialists"
        description="Who can be booked, where and for what"
        actions={
          <>
            <ButtonLink to={paths.importSpecialists} icon={FileUp}>
              Import
            </ButtonLink>
            <Button variant="primary" icon={Plus} onClick={() => setAdding(true)}>
              Add a specialist
            </Button>
          </>
        }
      />
      {operates && (
        <div className="mb-5 grid justify-items-start">
          <Segments<Scope>
            label="Which specialists"
            value={scope}
            options={[
              { value: 'own', label: 'This practice' },
              { value: 'listed', label: 'All that are listed' },
            ]}
            onChange={setScope}
          />
        </div>
      )}
      <LoadedList
        list={list}
        names="the specialists"
        empty={
          <EmptyState icon={Stethoscope} title="No specialists yet">
            Add the first one, then set their working hours.
          </EmptyState>
        }
      >
        {(specialists) => <SpecialistsTable specialists={specialists} mayList={operates} isOwn={scope === 'own'} />}
      </LoadedList>
      {isAdding && <AddSpecialistDialog onClose={() => setAdding(false)} />}
    </>
  )
}
