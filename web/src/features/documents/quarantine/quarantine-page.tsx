import { useInfiniteQuery } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { Card } from '../../../components/card.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { HeldRow } from './held-row.tsx'
import { quarantineQuery } from './quarantine.queries.ts'

/** What is held back in bookings with the practice, and what is to become of it. */
export function QuarantinePage() {
  const list = useInfiniteQuery(quarantineQuery)
  return (
    <>
      <PageHeader title="Held back" description="Files that nobody else sees before you decide, the oldest first" />
      <PagedList
        list={list}
        names={{ one: 'document', many: 'documents', these: 'The documents' }}
        empty={
          <EmptyState icon={ShieldCheck} title="Nothing is held back">
            Every file that is uploaded is looked into first. One that is not as it should be waits here.
          </EmptyState>
        }
      >
        {(items) => (
          <Card>
            <ul>
              {items.map((item) => (
                <HeldRow key={item.id} item={item} />
              ))}
            </ul>
          </Card>
        )}
      </PagedList>
    </>
  )
}
