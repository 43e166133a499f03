import { claimTypes } from '@medinotes/shared/bookings'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { actingForNames, claimTypeNames } from '../booking-words.ts'
import { fieldNames } from './change-values.ts'
import type { ChangeFormState } from './use-change-form.ts'

export function MatterFields({ form: { register, formState } }: { form: ChangeFormState }) {
  const errors = formState.errors.matter
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={fieldNames['matter.claimNumber']} required error={errors?.claimNumber?.message}>
        <Input autoComplete="off" {...register('matter.claimNumber')} />
      </Field>
      <Field label={fieldNames['matter.fileNumber']} optional error={errors?.fileNumber?.message}>
        <Input autoComplete="off" {...register('matter.fileNumber')} />
      </Field>
      <Field label={fieldNames['matter.claimType']} required error={errors?.claimType?.message}>
        <Select {...register('matter.claimType')}>
          <option value="" disabled>
            Choose
          </option>
          {claimTypes.map((type) => (
            <option key={type} value={type}>
              {claimTypeNames[type]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={fieldNames['matter.actingFor']} optional error={errors?.actingFor?.message}>
        <Select {...register('matter.actingFor')}>
          <option value="">Not stated</option>
          {Object.entries(actingForNames).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={fieldNames['matter.injuryDate']} optional error={errors?.injuryDate?.message}>
        <Input type="date" {...register('matter.injuryDate')} />
      </Field>
      <Field
        label={fieldNames['matter.injury']}
        optional
        error={errors?.injury?.message}
        className="sm:col-span-2"
        hint="What was injured, or what is asked about, in one line"
      >
        <Input autoComplete="off" {...register('matter.injury')} />
      </Field>
    </div>
  )
}
