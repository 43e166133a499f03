import { type AustralianState, australianStates, type ChangePlace, zoneOfState } from '@medinotes/shared/scheduling'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { ZoneOptions } from '../zone-options.tsx'
import type { PlaceValues } from './place-dialog.tsx'

interface PlaceFieldsProps {
  form: UseFormReturn<PlaceValues, unknown, ChangePlace>
}

export function PlaceFields({ form }: PlaceFieldsProps) {
  const { errors } = form.formState
  const timeZone = useWatch({ control: form.control, name: 'timeZone' })
  const state = form.register('state')
  return (
    <>
      <Field label="Name" required error={errors.name?.message} hint="Such as Harbour rooms, level 3.">
        <Input autoComplete="off" {...form.register('name')} />
      </Field>
      <Field label="Street address" required error={errors.address?.message}>
        <Input autoComplete="off" {...form.register('address')} />
      </Field>
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-[1fr_7rem_7rem]">
        <Field label="Suburb" required error={errors.suburb?.message} className="max-sm:col-span-2">
          <Input autoComplete="off" {...form.register('suburb')} />
        </Field>
        <Field label="State">
          <Select
            {...state}
            onChange={(event) => {
              void state.onChange(event)
              form.setValue('timeZone', zoneOfState[event.target.value as AustralianState])
            }}
          >
            {australianStates.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </Select>
        </Field>
        <Field label="Postcode" required error={errors.postcode?.message}>
          <Input inputMode="numeric" autoComplete="off" {...form.register('postcode')} />
        </Field>
      </div>
      <Field label="Time zone" error={errors.timeZone?.message}>
        <Select {...form.register('timeZone')}>
          <ZoneOptions present={timeZone} />
        </Select>
      </Field>
      <Field
        label="How to get there and in"
        optional
        error={errors.directions?.message}
        hint="Parking, public transport, lift, wheelchair access."
      >
        <Textarea rows={3} {...form.register('directions')} />
      </Field>
      <Checkbox {...form.register('active')}>In use: new hours can name it</Checkbox>
    </>
  )
}
