import type { FailedJob } from '@medinotes/shared/jobs'
import { useInfiniteQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { errorText } from '../../lib/api-error.ts'
import { useChange } from '../../lib/use-change.ts'
import { useMay } from '../auth/account.queries.ts'
import { FailedJobsTable } from './failed-jobs-table.tsx'
import { nameOfJob } from './job-names.ts'
import { discardJob, failedJobsQuery } from './job.queries.ts'

/** Work in the background that did not succeed, for those who run the installation. */
export function FailedJobsPage() {
  const list = useInfiniteQuery(failedJobsQuery)
  const mayChange = useMay('platform:write')
  const [discarding, setDiscarding] = useState<FailedJob | null>(null)
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
        {(jobs) => <FailedJobsTable jobs={jobs} onDiscard={mayChange ? setDiscarding : null} />}
      </PagedList>
      {discarding && <DiscardDialog job={discarding} onClose={() => setDiscarding(null)} />}
    </>
  )
}

function DiscardDialog({ job, onClose }: { job: FailedJob; onClose: () => void }) {
  const discard = useChange(discardJob, { renews: [failedJobsQuery.queryKey], done: () => 'The job was discarded' })
  return (
    <ConfirmDialog
      title="Discard this job?"
      action="Discard"
      isDangerous
      isPending={discard.isPending}
      problem={discard.error && errorText(discard.error)}
      onConfirm={() => discard.mutate(job.id, { onSuccess: onClose })}
      onClose={onClose}
    >
      “{nameOfJob(job.name)}” will not be tried again, and what it was to do stays undone.
    </ConfirmDialog>
  )
}
