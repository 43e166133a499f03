import type { ErrorCode } from '@medinotes/shared/errors'
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form'
import { ApiError, codeOf, errorText } from './api-error.ts'

type FieldsByCode<Values extends FieldValues> = Partial<Record<ErrorCode, FieldPath<Values>>>

/** Shows why the service refused a form: at the field it is about, or above the form as `errors.root`. */
export function showProblem<Values extends FieldValues, Context, Output>(
  form: UseFormReturn<Values, Context, Output>,
  error: unknown,
  fieldOf: FieldsByCode<Values> = {},
) {
  const field = fieldOf[codeOf(error) ?? 'internal']
  if (field) return form.setError(field, { message: errorText(error) }, { shouldFocus: true })
  const faults = error instanceof ApiError ? (error.problem.errors ?? []) : []
  const names = Object.keys(form.getValues())
  for (const { path, message } of faults) {
    const name = names.find((candidate) => candidate === path)
    if (name) form.setError(name as FieldPath<Values>, { message })
  }
  return form.setError('root', { message: errorText(error) })
}
