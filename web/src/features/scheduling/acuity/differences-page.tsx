import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { CircleCheck, Unplug } from 'lucide-react'
import { useState } from 'react'
import { paths } from '../../../app/paths.ts'
import { Card } from '../../../components/card.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { BackLink, ButtonLink } from '../../../components/link.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { Segments } from '../../../components/segments.tsx'
import { acuityConnectionQuery, findingsQuery } from './acuity.queries.ts'
import { FindingRow } from './finding-row.tsx'

type Scope = 'open' | 'all'

/** Where Acuity and the bookings differ, or did: what waits for somebody, and what was put right. */
export function DifferencesPage() {
  const [scope, setScope] = useState<Scope>('open')
  const list = useInfiniteQuery(findingsQuery(scope === 'open'))
  return (
    <>
      <PageHeader
        title="Differences"
        description="Between Acuity and the bookings here; they are compared every five minutes"
        before={<BackLink to={paths.acuity}>Acuity</BackLink>}
      />
      <div className="mb-5 grid justify-items-start">
        <Segments<Scope>
          label="Which differences"
          value={scope}
          options={[
            { value: 'open', label: 'Waiting for somebody' },
            { value: 'all', label: 'All' },
          ]}
          onChange={setScope}
        />
      </div>
      <PagedList
        list={list}
        names={{ one: 'difference', many: 'differences', these: 'The differences' }}
        empty={<NoDifference />}
      >
        {(items) => (
          <Card>
            <ul>
              {items.map((item) => (
                <FindingRow key={item.id} finding={item} />
              ))}
            </ul>
          </Card>
        )}
      </PagedList>
    </>
  )
}

function NoDifference() {
  const { data } = useQuery(acuityConnectionQuery)
  if (data?.account === null) {
    return (
      <EmptyState
        icon={Unplug}
        title="Acuity is not connected"
        action={<ButtonLink to={paths.acuity}>Connect it</ButtonLink>}
      >
        Nothing is compared before it is.
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={CircleCheck} title="The two sides agree">
      Changes made in Acuity arrive here by themselves. Where they cannot, they wait on this page.
    </EmptyState>
  )
}
