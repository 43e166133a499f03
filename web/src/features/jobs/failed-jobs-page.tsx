import { mostSettled } from '@medinotes/shared/jobs'
import { useInfiniteQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { useMay } from '../auth/account.queries.ts'
import { BulkActions } from './bulk-actions.tsx'
import { DiscardDialog } from './discard-dialog.tsx'
import { FailedJobsTable } from './failed-jobs-table.tsx'
import { discardJobs, failedJobsQuery, retryJobs } from './job.queries.ts'

const nouns = { one: 'job', many: 'jobs' }

/** Work in the background that did not succeed, for those who run the installation. */
export function FailedJobsPage() {
  const list = useInfiniteQuery(failedJobsQuery)
  const mayChange = useMay('platform:write')
  const [discarding, setDiscarding] = useState<readonly string[] | null>(null)
  return (
    <>
      <PageHeader
        title="Failed jobs"
        description="Work in the background that did not succeed, and what became of it"
      />
      <PagedList
        list={list}
        names={{ one: 'failed job', many: 'failed jobs', these: 'The failed jobs' }}
        empty={
          <EmptyState icon={CircleCheck} title="Nothing has failed">
            Notices, reminders and clean-ups run in the background. One that fails is tried again by itself, and shows
            here.
          </EmptyState>
        }
      >
        {(jobs) => (
          <>
            {mayChange && (
              <BulkActions
                ids={jobs.slice(0, mostSettled).map(({ id }) => id)}
                nouns={nouns}
                again="Try again"
                send={retryJobs}
                renews={failedJobsQuery.queryKey}
                onDiscard={setDiscarding}
              />
            )}
            <FailedJobsTable jobs={jobs} onDiscard={mayChange ? ({ id }) => setDiscarding([id]) : null} />
          </>
        )}
      </PagedList>
      {discarding && (
        <DiscardDialog
          ids={discarding}
          nouns={nouns}
          send={discardJobs}
          renews={failedJobsQuery.queryKey}
          onClose={() => setDiscarding(null)}
        >
          Nothing is tried again, and what was to be done stays undone.
        </DiscardDialog>
      )}
    </>
  )
}
