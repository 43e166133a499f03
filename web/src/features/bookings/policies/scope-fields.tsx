import type { ExamType, Specialist } from '@medinotes/shared/scheduling'
import { Choice } from '../../../components/choice.tsx'
import { Field } from '../../../components/field.tsx'
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
    <Field label="Specialist" error={problem} hint="One specialist, one exam type, or both">
      <Choice
        options={specialists}
        value={scope.specialistId ?? ''}
        none="Every specialist"
        findLabel="Find a specialist"
        onChange={(id) => onChange({ ...scope, specialistId: id || null })}
      />
    </Field>
    <Field label="Exam type">
      <Choice
        options={examTypes}
        value={scope.examTypeId ?? ''}
        none="Every exam type"
        findLabel="Find an exam type"
        onChange={(id) => onChange({ ...scope, examTypeId: id || null })}
      />
    </Field>
  </div>
)
