import type { DeletionRequest } from '@medinotes/shared/retention'
import { useInfiniteQuery } from '@tanstack/react-query'
import { FileX } from 'lucide-react'
import { useState } from 'react'
import { Card } from '../../../components/card.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { Segments } from '../../../components/segments.tsx'
import { DeletionRow } from './deletion-row.tsx'
import { deletionRequestsQuery } from './retention.queries.ts'
import { RulesCard } from './rules-card.tsx'

type View = DeletionRequest['status']

const views: { value: View; label: string }[] = [
  { value: 'open', label: 'Open' },
  { value: 'approved', label: 'Deleted' },
  { value: 'refused', label: 'Refused' },
  { value: 'withdrawn', label: 'Withdrawn' },
]

/** How long an organization keeps documents, and the second word on what is to be deleted. */
export function RetentionPage() {
  const [status, setStatus] = useState<View>('open')
  const list = useInfiniteQuery(deletionRequestsQuery({ status }))
  return (
    <>
      <PageHeader title="Retention" description="How long documents are kept, and which are deleted" />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <section aria-labelledby="deletions" className="grid min-w-0 gap-4">
          <div className="grid gap-1">
            <h2 id="deletions" className="text-lg">
              Deletions
            </h2>
            <p className="max-w-[70ch] text-muted">
              One person asks and another decides. The years to keep do not stop two people who agree; a legal hold
              does.
            </p>
          </div>
          <div className="grid justify-items-start">
            <Segments<View> label="Which requests" value={status} options={views} onChange={setStatus} />
          </div>
          <PagedList
            list={list}
            names={{ one: 'request', many: 'requests', these: 'The requests' }}
            empty={<NoRequests isOpen={status === 'open'} />}
          >
            {(requests) => (
              <Card>
                <ul>
                  {requests.map((request) => (
                    <DeletionRow key={request.id} request={request} showsBooking />
                  ))}
                </ul>
              </Card>
            )}
          </PagedList>
        </section>
        <RulesCard />
      </div>
    </>
  )
}

const NoRequests = ({ isOpen }: { isOpen: boolean }) => (
  <EmptyState icon={FileX} title={isOpen ? 'Nothing waits for a decision' : 'There are none'}>
    A deletion is asked for from the menu of a document.
  </EmptyState>
)
