import type { ExamType, Specialist } from '@medinotes/shared/scheduling'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import type { PolicyScope } from './policy-words.ts'

interface ScopeFieldsProps {
  scope: PolicyScope
  specialists: readonly Specialist[]
  examTypes: readonly ExamType[]
  problem: string | undefined
  onChange: (scope: PolicyScope) => void
}

/** Whose examinations, and of what kind, a new policy is for. */
export const ScopeFields = ({ scope, specialists, examTypes, problem, onChange }: ScopeFieldsProps) => (
  <div className="grid items-start gap-3 sm:grid-cols-2">
    <Field label="Specialist" error={problem}>
      <Select
        value={scope.specialistId ?? ''}
        onChange={({ target }) => onChange({ ...scope, specialistId: target.value || null })}
      >
        <Options every="Every specialist" choices={specialists} />
      </Select>
    </Field>
    <Field label="Exam type">
      <Select
        value={scope.examTypeId ?? ''}
        onChange={({ target }) => onChange({ ...scope, examTypeId: target.value || null })}
      >
        <Options every="Every exam type" choices={examTypes} />
      </Select>
    </Field>
  </div>
)

const Options = ({ every, choices }: { every: string; choices: readonly { id: string; name: string }[] }) => (
  <>
    <option value="">{every}</option>
    {choices.map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ))}
  </>
)
