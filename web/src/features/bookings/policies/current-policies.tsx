import { type Policy, standardTerms } from '@medinotes/shared/policies'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import type { Page } from '../../../lib/paged-query.ts'
import { isSameScope, type Names, scopeName, termsLines } from './policy-words.ts'

type ShownPolicy = Pick<Policy, 'specialistId' | 'examTypeId' | 'version' | 'terms'> & {
  /** When and by whom; null for the standard terms, which nobody set. */
  set: Pick<Policy, 'createdAt' | 'createdBy'> | null
}

interface CurrentPoliciesProps {
  list: UseInfiniteQueryResult<InfiniteData<Page<Policy>>>
  names: Names
  onChange: (policy: ShownPolicy) => void
}

const practice = { specialistId: null, examTypeId: null }
const standard: ShownPolicy = { ...practice, version: 0, terms: standardTerms, set: null }

/** The practice's own first: the standard terms where it has set none. */
function shownOf(policies: readonly Policy[], isWhole: boolean): ShownPolicy[] {
  const shown = policies.map((policy): ShownPolicy => ({ ...policy, set: policy }))
  const [own, others] = [
    shown.filter((each) => isSameScope(each, practice)),
    shown.filter((each) => !isSameScope(each, practice)),
  ]
  return [...(own.length === 0 && isWhole ? [standard] : own), ...others]
}

export const CurrentPolicies = ({ list, ...props }: CurrentPoliciesProps) => (
  <PagedList
    list={list}
    names={{ one: 'policy', many: 'policies', these: 'These policies' }}
    empty={<Policies {...props} policies={[standard]} />}
  >
    {(policies) => <Policies {...props} policies={shownOf(policies, !list.hasNextPage)} />}
  </PagedList>
)

interface PoliciesProps extends Omit<CurrentPoliciesProps, 'list'> {
  policies: readonly ShownPolicy[]
}

const Policies = ({ policies, names, onChange }: PoliciesProps) => (
  <ul className="grid gap-4 lg:grid-cols-2">
    {policies.map((policy) => (
      <li key={`${policy.specialistId} ${policy.examTypeId}`}>
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

const PolicyCard = ({ policy: { version, terms, set }, name, onChange }: PolicyCardProps) => (
  <Card aria-label={name} className="h-full">
    <CardHeader title={name} description={set ? setWords(version, set) : 'The standard terms: nothing else was set'}>
      <Button icon={Pencil} onClick={onChange} aria-label={`Change the policy: ${name}`}>
        Change
      </Button>
    </CardHeader>
    <ul className="tabular grid gap-1">
      {termsLines(terms).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </Card>
)

const setWords = (version: number, { createdAt, createdBy }: Pick<Policy, 'createdAt' | 'createdBy'>) =>
  `Version ${version}, ${formatInstant(createdAt)}${createdBy === null ? '' : ` by ${createdBy}`}`
