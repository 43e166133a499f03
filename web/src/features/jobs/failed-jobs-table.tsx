import type { FailedJob } from '@medinotes/shared/jobs'
import { RotateCw } from 'lucide-react'
import { toast } from '../../lib/toast.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../components/table.tsx'
import { errorText } from '../../lib/api-error.ts'
import { formatDaysAgo, formatInstant } from '../../lib/dates.ts'
import { useChange } from '../../lib/use-change.ts'
import { nameOfJob } from './job-names.ts'
import { failedJobsQuery, retryJobs } from './job.queries.ts'

interface FailedJobsTableProps {
  jobs: readonly FailedJob[]
  /** Null for those who may only look. */
  onDiscard: ((job: FailedJob) => void) | null
}

export const FailedJobsTable = ({ jobs, onDiscard }: FailedJobsTableProps) => (
  <Table aria-label="Failed jobs">
    <TableHead className="max-sm:sr-only">
      <tr className="border-b border-line">
        <HeaderCell>Job</HeaderCell>
        <HeaderCell className="max-sm:hidden">State</HeaderCell>
        <HeaderCell className="max-md:hidden">Last tried</HeaderCell>
        {onDiscard && (
          <HeaderCell>
            <span className="sr-only">Actions</span>
          </HeaderCell>
        )}
      </tr>
    </TableHead>
    <TableBody>
      {jobs.map((job) => (
        <TableRow key={job.id}>
          <Cell className="max-sm:w-full md:w-2/5">
            <span className="block font-medium">{nameOfJob(job.name)}</span>
            <span className="block text-xs text-muted">
              {job.reason}
              <span className="md:hidden">, {formatDaysAgo(job.failedAt)}</span>
            </span>
            <span className="mt-1.5 block sm:hidden">
              <JobState job={job} />
            </span>
          </Cell>
          <Cell className="max-sm:hidden">
            <JobState job={job} />
          </Cell>
          <Cell className="tabular whitespace-nowrap text-muted max-md:hidden" title={formatInstant(job.failedAt)}>
            {formatDaysAgo(job.failedAt)}
          </Cell>
          {onDiscard && (
            <Cell className="w-12 text-right">
              <JobActions job={job} onDiscard={onDiscard} />
            </Cell>
          )}
        </TableRow>
      ))}
    </TableBody>
  </Table>
)

const JobState = ({ job: { nextAttemptAt, attempts, maxAttempts } }: { job: FailedJob }) =>
  nextAttemptAt === null ? (
    <Badge tone="danger">Given up after {attempts} tries</Badge>
  ) : (
    <span className="grid justify-items-start gap-1">
      <Badge tone="warning">
        Tried {attempts} of {maxAttempts} times
      </Badge>
      <span className="text-xs text-muted">Next {formatInstant(nextAttemptAt)}</span>
    </span>
  )

function JobActions({ job, onDiscard }: { job: FailedJob; onDiscard: (job: FailedJob) => void }) {
  const retry = useChange(retryJobs, { renews: [failedJobsQuery.queryKey], done: () => 'The job is being tried again' })
  const onError = (error: Error) => toast.error('The job was not tried again', { description: errorText(error) })
  return (
    <span className="flex justify-end gap-2 max-sm:flex-col">
      <Button
        size="sm"
        icon={RotateCw}
        loading={retry.isPending}
        aria-label={`Try again: ${nameOfJob(job.name)}`}
        onClick={() => retry.mutate([job.id], { onError })}
      >
        Try again
      </Button>
      <Button size="sm" variant="ghost" aria-label={`Discard: ${nameOfJob(job.name)}`} onClick={() => onDiscard(job)}>
        Discard
      </Button>
    </span>
  )
}
