import type { PolicyTerms, SetPolicy } from '@medinotes/shared/policies'
import type { ExamType, Specialist } from '@medinotes/shared/scheduling'
import { addDays, format } from 'date-fns'
import { useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { ownZone } from '../../../lib/dates.ts'
import { useChange } from '../../../lib/use-change.ts'
import { instantOf } from '../../calendar/wall-clock.ts'
import { policiesKey } from '../booking-keys.ts'
import { ExamplePreview } from './example-preview.tsx'
import { setPolicy } from './policies.queries.ts'
import { Consequences } from './policy-consequences.tsx'
import { isSameScope, type PolicyScope } from './policy-words.ts'
import { ScopeFields } from './scope-fields.tsx'
import { TermsFields } from './terms-fields.tsx'
import { useTermsForm } from './terms-form.ts'

/** The policy that is changed, or what a new one begins with. */
export interface OpenPolicy {
  title: string
  scope: PolicyScope
  version: number
  terms: PolicyTerms
  isNew: boolean
}

interface PolicyDialogProps {
  policy: OpenPolicy
  /** What has a policy of its own already. */
  taken: readonly PolicyScope[]
  specialists: readonly Specialist[]
  examTypes: readonly ExamType[]
  onClose: () => void
}

const usualFee = 180_400
const dayAfter = (days: number) => format(addDays(new Date(), days), 'yyyy-MM-dd')

export function PolicyDialog({ policy, taken, specialists, examTypes, onClose }: PolicyDialogProps) {
  const [scope, setScope] = useState(policy.scope)
  const form = useTermsForm(policy.terms)
  const saving = useChange(setPolicy, { renews: [policiesKey], done: () => 'The policy was saved' })
  const [day, setDay] = useState('')
  const problem = policy.isNew ? problemOf(scope, taken) : undefined
  // Nobody has chosen wrongly before they have chosen.
  const shown = scope === policy.scope ? undefined : problem
  const from: Pick<SetPolicy, 'effectiveFrom'> =
    day === '' ? {} : { effectiveFrom: instantOf(`${day}T00:00`, ownZone()) }
  const save = () => {
    if (form.valid && !problem)
      saving.mutate({ ...scope, ...from, version: policy.version, terms: form.valid }, { onSuccess: onClose })
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={policy.title}
      description="It counts for what is booked from then on; existing bookings keep the policy they were made under."
      className="max-w-5xl"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            loading={saving.isPending}
            disabled={form.valid === null || problem !== undefined}
            onClick={save}
          >
            Save the policy
          </Button>
        </>
      }
    >
      {saving.isError && (
        <Alert tone="danger" title="The policy was not saved">
          {errorText(saving.error)}
        </Alert>
      )}
      <div className="grid gap-6 lg:grid-cols-[1fr_22rem]">
        <div className="grid content-start gap-6">
          {policy.isNew && <ScopeFields {...{ scope, specialists, examTypes }} problem={shown} onChange={setScope} />}
          <TermsFields form={form} />
          <FirstDay day={day} onChange={setDay} />
        </div>
        <div className="grid content-start gap-4">
          <ExamplePreview
            terms={form.valid}
            feeCents={examTypes.find(({ id }) => id === scope.examTypeId)?.feeCents ?? usualFee}
          />
          {form.valid && problem === undefined && (
            <Consequences scope={scope} terms={form.valid} effectiveFrom={from.effectiveFrom} />
          )}
        </div>
      </div>
    </Dialog>
  )
}

const FirstDay = ({ day, onChange }: { day: string; onChange: (day: string) => void }) => (
  <Field label="Counts from" optional hint="The beginning of that day; without one, as soon as it is saved">
    <Input
      type="date"
      className="max-w-44"
      min={dayAfter(1)}
      max={dayAfter(729)}
      value={day}
      onChange={({ target }) => onChange(target.value)}
    />
  </Field>
)

function problemOf(scope: PolicyScope, taken: readonly PolicyScope[]) {
  if (scope.specialistId === null && scope.examTypeId === null) return 'Choose a specialist, an exam type or both'
  if (taken.some((other) => isSameScope(other, scope))) return 'There is a policy for these; change that one'
  return undefined
}
