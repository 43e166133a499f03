import { Checkbox } from '../../../components/checkbox.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { fieldNames } from './change-values.ts'
import type { ChangeFormState } from './use-change-form.ts'

export function ArrangementFields({ form: { register, formState } }: { form: ChangeFormState }) {
  const { errors } = formState
  return (
    <>
      <Field
        label={fieldNames['interpreter.language']}
        hint="Empty where no interpreter is needed"
        optional
        error={errors.interpreter?.language?.message ?? errors.interpreter?.message}
      >
        <Input autoComplete="off" {...register('interpreter.language')} />
      </Field>
      <Field label={fieldNames['accessibility']} optional error={errors.accessibility?.message}>
        <Textarea rows={2} {...register('accessibility')} />
      </Field>
      <Field label={fieldNames['supportPerson']} optional error={errors.supportPerson?.message}>
        <Input autoComplete="off" {...register('supportPerson')} />
      </Field>
      <Field label={fieldNames['attendance']} optional error={errors.attendance?.message}>
        <Textarea rows={2} {...register('attendance')} />
      </Field>
      <Checkbox {...register('examineeNotices')}>
        Remind the examinee of time and place, to the phone or address above
      </Checkbox>
    </>
  )
}
