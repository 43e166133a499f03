import type { Policy } from '@medinotes/shared/policies'
import { useInfiniteQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { EmptyState } from '../../../components/empty-state.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { policyHistoryQuery } from './policies.queries.ts'
import { type Names, scopeName, termsLines } from './policy-words.ts'

/** Every version, the latest first: bookings made while it was current are under it still. */
export const PolicyHistory = ({ names }: { names: Names }) => (
  <PagedList
    list={useInfiniteQuery(policyHistoryQuery)}
    names={{ one: 'version', many: 'versions', these: 'These versions' }}
    empty={
      <EmptyState icon={History} title="Nothing was set yet">
        The standard terms count. Each change becomes a version that stays here.
      </EmptyState>
    }
  >
    {(policies) => (
      <ol className="divide-y divide-line rounded-md border border-line bg-raised">
        {policies.map((policy) => (
          <Version key={policy.id} policy={policy} name={scopeName(policy, names)} />
        ))}
      </ol>
    )}
  </PagedList>
)

const Version = ({ policy, name }: { policy: Policy; name: string }) => (
  <li className="grid gap-x-6 gap-y-2 px-5 py-4 md:grid-cols-[16rem_1fr]">
    <div className="tabular grid gap-0.5">
      <p className="font-medium">{name}</p>
      <p className="text-muted">
        Version {policy.version}, {formatInstant(policy.createdAt)}
      </p>
      {policy.createdBy !== null && <p className="text-muted">{policy.createdBy}</p>}
    </div>
    <div className="tabular grid content-start gap-0.5">
      <p>{datesWords(policy)}</p>
      <p className="text-muted">{termsLines(policy.terms).join(' · ')}</p>
    </div>
  </li>
)

function datesWords({ effectiveFrom, effectiveUntil, withdrawnAt }: Policy) {
  if (withdrawnAt !== null) return `Withdrawn ${formatInstant(withdrawnAt)}, before it counted`
  const until = effectiveUntil === null ? '' : ` until ${formatInstant(effectiveUntil)}`
  return `Counts from ${formatInstant(effectiveFrom)}${until}`
}
