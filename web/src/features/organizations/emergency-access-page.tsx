import { breakGlassMinutes } from '@medinotes/shared/organizations'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Siren } from 'lucide-react'
import { Card, CardHeader } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { useMay, useMe } from '../auth/account.queries.ts'
import { breakGlassQuery } from './break-glass.queries.ts'
import { EmergencyForm } from './emergency-form.tsx'
import { GrantList } from './grant-list.tsx'

export function EmergencyAccessPage() {
  const { breakGlass } = useMe()
  const mayOpen = useMay('break-glass:write')
  const list = useInfiniteQuery(breakGlassQuery)
  return (
    <div className="max-w-200">
      <PageHeader
        title="Emergency access"
        description="For when a note is needed and its clinician cannot be reached"
      />
      <div className="grid gap-8">
        {mayOpen && !breakGlass && (
          <Card>
            <CardHeader
              title="Open every note for an hour"
              description={`For ${breakGlassMinutes} minutes you may read all notes of the organisation. Everyone who runs it is told at once, and every note you open is recorded as an emergency.`}
            />
            <EmergencyForm />
          </Card>
        )}
        <section aria-labelledby="grants" className="grid gap-3">
          <h2 id="grants" className="text-lg">
            Past and present
          </h2>
          <PagedList
            list={list}
            names={{ one: 'entry', many: 'entries', these: 'Past emergencies' }}
            empty={
              <EmptyState icon={Siren} title="It was never needed">
                Who opened emergency access, when and why, and what became of it is listed here.
              </EmptyState>
            }
          >
            {(grants) => <GrantList grants={grants} />}
          </PagedList>
        </section>
      </div>
    </div>
  )
}
