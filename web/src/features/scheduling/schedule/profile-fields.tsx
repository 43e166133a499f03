import { type AustralianState, australianStates, zoneOfState } from '@medinotes/shared/scheduling'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { stateNames } from '../state-zones.ts'
import { ZoneOptions } from '../zone-options.tsx'
import { LanguagesField } from './languages-field.tsx'
import type { SpecialistProfile, SpecialistValues } from './specialist-values.ts'

export type SpecialistForm = UseFormReturn<SpecialistValues, unknown, SpecialistProfile>

/** How referrers see somebody, and whose holidays and clock count for telehealth. */
export function ProfileFields({ form }: { form: SpecialistForm }) {
  const { errors } = form.formState
  const [languages = [], timeZone] = useWatch({ control: form.control, name: ['languages', 'timeZone'] })
  const state = form.register('state')
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Name" required error={errors.name?.message} hint="As referrers see it.">
        <Input autoComplete="off" {...form.register('name')} />
      </Field>
      <Field label="Specialty" required error={errors.specialty?.message} hint="Such as orthopaedic surgery.">
        <Input autoComplete="off" {...form.register('specialty')} />
      </Field>
      <Field label="State" hint="For telehealth: its public holidays count.">
        <Select
          {...state}
          onChange={(event) => {
            void state.onChange(event)
            form.setValue('timeZone', zoneOfState[event.target.value as AustralianState], { shouldDirty: true })
          }}
        >
          {australianStates.map((each) => (
            <option key={each} value={each}>
              {stateNames[each]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Time zone" error={errors.timeZone?.message} hint="For telehealth; places have their own.">
        <Select {...form.register('timeZone')}>
          <ZoneOptions present={timeZone} />
        </Select>
      </Field>
      <LanguagesField
        languages={languages}
        error={errors.languages?.message ?? errors.languages?.find?.((each) => each !== undefined)?.message}
        onChange={(value) => form.setValue('languages', value, { shouldDirty: true })}
      />
      <div className="self-center">
        <Checkbox {...form.register('takesInterpreters')}>An interpreter can be at the examination</Checkbox>
      </div>
    </div>
  )
}
