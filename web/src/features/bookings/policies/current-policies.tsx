import { type Policy, type PolicyTerms, standardTerms } from '@medinotes/shared/policies'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatInstant } from '../../../lib/dates.ts'
import type { Page } from '../../../lib/paged-query.ts'
import { useChange } from '../../../lib/use-change.ts'
import { policiesKey } from '../booking-keys.ts'
import { withdrawPolicy } from './policies.queries.ts'
import { isSameScope, type Names, type PolicyScope, scopeName, termsLines } from './policy-words.ts'

type ShownPolicy = Pick<Policy, 'specialistId' | 'examTypeId' | 'version' | 'terms'> & {
  /** Null where none counts yet. */
  set: Policy | null
  /** Those that are to follow, the soonest first. */
  coming: readonly Policy[]
}

interface CurrentPoliciesProps {
  list: UseInfiniteQueryResult<InfiniteData<Page<Policy>>>
  names: Names
  onChange: (policy: ShownPolicy) => void
}

const practice = { specialistId: null, examTypeId: null }
const standard: ShownPolicy = { ...practice, version: 0, terms: standardTerms, set: null, coming: [] }

/** One for each that has policies, the practice's own first: the standard terms where it has set none. */
function shownOf(policies: readonly Policy[], isWhole: boolean, now: string): ShownPolicy[] {
  const shown = new Map<string, ShownPolicy>()
  if (isWhole) shown.set(keyOf(practice), standard)
  for (const policy of policies.toSorted((a, b) => a.version - b.version)) {
    const { specialistId, examTypeId, version, terms } = policy
    const one = shown.get(keyOf(policy)) ?? { specialistId, examTypeId, terms, set: null, coming: [] }
    const isComing = policy.effectiveFrom > now
    const change = isComing ? { coming: [...one.coming, policy] } : { set: policy }
    shown.set(keyOf(policy), { ...one, ...change, version, terms })
  }
  return [...shown.values()].toSorted((a, b) => Number(isSameScope(b, practice)) - Number(isSameScope(a, practice)))
}

const keyOf = ({ specialistId, examTypeId }: PolicyScope) => `${specialistId} ${examTypeId}`

export const CurrentPolicies = ({ list, ...props }: CurrentPoliciesProps) => (
  <PagedList
    list={list}
    names={{ one: 'policy', many: 'policies', these: 'These policies' }}
    empty={<Policies {...props} policies={[standard]} />}
  >
    {(policies) => <Policies {...props} policies={shownOf(policies, !list.hasNextPage, new Date().toISOString())} />}
  </PagedList>
)

interface PoliciesProps extends Omit<CurrentPoliciesProps, 'list'> {
  policies: readonly ShownPolicy[]
}

const Policies = ({ policies, names, onChange }: PoliciesProps) => (
  <ul className="grid gap-4 lg:grid-cols-2">
    {policies.map((policy) => (
      <li key={keyOf(policy)}>
        <PolicyCard policy={policy} name={scopeName(policy, names)} onChange={() => onChange(policy)} />
      </li>
    ))}
  </ul>
)

interface PolicyCardProps {
  policy: ShownPolicy
  name: string
  onChange: () => void
}

const PolicyCard = ({ policy: { set, coming, ...policy }, name, onChange }: PolicyCardProps) => (
  <Card aria-label={name} className="h-full">
    <CardHeader title={name} description={set ? setWords(set) : unsetWords(policy)}>
      <Button icon={Pencil} onClick={onChange} aria-label={`Change the policy: ${name}`}>
        Change
      </Button>
    </CardHeader>
    {(set || isSameScope(policy, practice)) && <Terms terms={set?.terms ?? standardTerms} />}
    {coming.map((version) => (
      <ComingPolicy key={version.id} policy={version} name={name} />
    ))}
  </Card>
)

const Terms = ({ terms }: { terms: PolicyTerms }) => (
  <ul className="tabular grid gap-1">
    {termsLines(terms).map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)

function ComingPolicy({ policy, name }: { policy: Policy; name: string }) {
  const [isAsking, setAsking] = useState(false)
  const withdrawing = useChange(withdrawPolicy, { renews: [policiesKey], done: () => 'The version was withdrawn' })
  const from = formatInstant(policy.effectiveFrom)
  return (
    <section aria-label={`From ${from}`} className="mt-4 grid gap-2 border-t border-line pt-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="tabular font-medium">
          From {from}: version {policy.version}
        </p>
        <Button size="sm" onClick={() => setAsking(true)} aria-label={`Withdraw version ${policy.version}: ${name}`}>
          Withdraw
        </Button>
      </div>
      <Terms terms={policy.terms} />
      {isAsking && (
        <ConfirmDialog
          title={`Withdraw version ${policy.version}: ${name}`}
          action="Withdraw it"
          isPending={withdrawing.isPending}
          problem={withdrawing.error && errorText(withdrawing.error)}
          onConfirm={() => withdrawing.mutate(policy.id, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        >
          It will not count from {from}. What counts now goes on; the withdrawn version stays in the history.
        </ConfirmDialog>
      )}
    </section>
  )
}

const unsetWords = (scope: PolicyScope) =>
  isSameScope(scope, practice) ? 'The standard terms: nothing else counts' : 'Nothing of its own counts yet'

const setWords = ({ version, effectiveFrom, createdBy }: Policy) =>
  `Version ${version}, since ${formatInstant(effectiveFrom)}${createdBy === null ? '' : `, by ${createdBy}`}`
