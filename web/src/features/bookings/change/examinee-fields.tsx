import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { fieldNames } from './change-values.ts'
import type { ChangeFormState } from './use-change-form.ts'

export function ExamineeFields({ form: { register, formState } }: { form: ChangeFormState }) {
  const errors = formState.errors.examinee
  return (
    <>
      <Field label={fieldNames['examinee.name']} required error={errors?.name?.message}>
        <Input autoComplete="off" {...register('examinee.name')} />
      </Field>
      <Field
        label={fieldNames['examinee.dateOfBirth']}
        required
        error={errors?.dateOfBirth?.message}
        className="sm:w-48"
      >
        <Input type="date" autoComplete="off" {...register('examinee.dateOfBirth')} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={fieldNames['examinee.phone']} optional error={errors?.phone?.message}>
          <Input type="tel" autoComplete="off" {...register('examinee.phone')} />
        </Field>
        <Field label={fieldNames['examinee.email']} optional error={errors?.email?.message}>
          <Input type="email" autoComplete="off" {...register('examinee.email')} />
        </Field>
      </div>
    </>
  )
}
