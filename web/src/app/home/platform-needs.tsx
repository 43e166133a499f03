import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Building, CircleCheck, Hourglass, ListX, Unplug } from 'lucide-react'
import { integrationsQuery } from '../../features/integrations/integration.queries.ts'
import { nameOf } from '../../features/integrations/integration-words.ts'
import { failedJobsQuery } from '../../features/jobs/job.queries.ts'
import { organizationsQuery, peopleQuery } from '../../features/organizations/admin.queries.ts'
import { RowSkeletons } from '../../components/row-skeletons.tsx'
import { Alert } from '../../components/alert.tsx'
import { errorText } from '../../lib/api-error.ts'
import { paths } from '../paths.ts'
import { countOf, Need } from './need.tsx'

/** Who waits for those who run the installation. */
export function PlatformNeeds() {
  const people = useInfiniteQuery(peopleQuery({ waiting: true }))
  const organizations = useInfiniteQuery(organizationsQuery({ status: 'pending' }))
  const integrations = useQuery(integrationsQuery)
  const jobs = useInfiniteQuery(failedJobsQuery)
  const failing = integrations.data?.items.filter(({ state }) => state === 'failing') ?? []
  const givenUp = jobs.data?.pages[0]?.items.filter(({ nextAttemptAt }) => nextAttemptAt === null).length ?? 0
  const error = people.error ?? organizations.error ?? integrations.error ?? jobs.error
  const waiting = countOf(people.data)
  const pending = countOf(organizations.data)
  if (people.isPending || organizations.isPending) return <RowSkeletons label="Looking who waits" rows={2} />
  return (
    <section aria-labelledby="needs" className="grid gap-3">
      <h2 id="needs" className="text-lg">
        The installation
      </h2>
      {error && <Alert tone="danger" title={errorText(error)} />}
      <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-raised">
        {failing.length > 0 && (
          <Need icon={Unplug} to={paths.adminIntegrations}>
            {failing.map(nameOf).join(', ')} {failing.length === 1 ? 'does' : 'do'} not work right now
          </Need>
        )}
        {givenUp > 0 && (
          <Need icon={ListX} to={paths.adminJobs}>
            {givenUp === 1 ? 'One background job was given up' : `${givenUp} background jobs were given up`}
          </Need>
        )}
        {waiting !== null && (
          <Need icon={Hourglass} to={`${paths.adminPeople}?waiting=true`}>
            {waiting} {waiting === '1' ? 'person waits' : 'people wait'} for an organisation
          </Need>
        )}
        {pending !== null && (
          <Need icon={Building} to={`${paths.adminOrganizations}?status=pending`}>
            {pending} {pending === '1' ? 'organisation waits' : 'organisations wait'} for approval
          </Need>
        )}
        {waiting === null && pending === null && failing.length + givenUp === 0 && (
          <li className="flex min-h-12 items-center gap-3 px-4 py-2">
            <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
            Nobody waits for you, and everything works.
          </li>
        )}
      </ul>
    </section>
  )
}
