import { type Policy, standardTerms } from '@medinotes/shared/policies'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { Segments } from '../../../components/segments.tsx'
import { allExamTypesQuery, ownSpecialistsQuery } from '../../scheduling/scheduling.queries.ts'
import { CurrentPolicies } from './current-policies.tsx'
import { currentPoliciesQuery } from './policies.queries.ts'
import { type OpenPolicy, PolicyDialog } from './policy-dialog.tsx'
import { PolicyHistory } from './policy-history.tsx'
import { scopeName } from './policy-words.ts'

type View = 'current' | 'history'

const added: OpenPolicy = {
  title: 'Add a policy',
  scope: { specialistId: null, examTypeId: null },
  version: 0,
  terms: standardTerms,
  isNew: true,
}

/** What cancelling costs and when things are due, for the practice, a specialist or an exam type. */
export function PoliciesPage() {
  const [view, setView] = useState<View>('current')
  const [open, setOpen] = useState<OpenPolicy | null>(null)
  const current = useInfiniteQuery(currentPoliciesQuery)
  const { specialists, examTypes, names } = useNames()
  const policies = current.data?.pages.flatMap(({ items }) => items) ?? []
  const practice = policies.find(({ specialistId, examTypeId }) => specialistId === null && examTypeId === null)
  const change = ({
    specialistId,
    examTypeId,
    version,
    terms,
  }: Pick<Policy, 'specialistId' | 'examTypeId' | 'version' | 'terms'>) => {
    const scope = { specialistId, examTypeId }
    setOpen({ title: `Change: ${scopeName(scope, names)}`, scope, version, terms, isNew: false })
  }
  return (
    <>
      <PageHeader
        title="Policies"
        description="What cancelling costs and when documents and reports are due"
        actions={
          <Button
            variant="primary"
            icon={Plus}
            disabled={!current.data}
            onClick={() => setOpen({ ...added, terms: practice?.terms ?? standardTerms })}
          >
            Add a policy
          </Button>
        }
      />
      <p className="mb-5 max-w-[70ch] text-muted">
        The closest one counts: for a specialist and exam type, then for the specialist, then for the exam type, then
        for the practice. Bookings keep the policy they were made under. A version can be set to count from a day to
        come.
      </p>
      <div className="mb-5 grid justify-items-start">
        <Segments<View>
          label="Which versions"
          value={view}
          options={[
            { value: 'current', label: 'Current' },
            { value: 'history', label: 'History' },
          ]}
          onChange={setView}
        />
      </div>
      {view === 'current' ? (
        <CurrentPolicies list={current} names={names} onChange={change} />
      ) : (
        <PolicyHistory names={names} />
      )}
      {open && (
        <PolicyDialog policy={open} taken={policies} {...{ specialists, examTypes }} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

function useNames() {
  const specialists = useQuery(ownSpecialistsQuery).data ?? []
  const examTypes = useQuery(allExamTypesQuery).data?.items ?? []
  const names = new Map([...specialists, ...examTypes].map(({ id, name }) => [id, name]))
  return { specialists, examTypes, names }
}
