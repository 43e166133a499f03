import { Checkbox } from '../../../components/checkbox.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import type { SpecialistForm } from './profile-fields.tsx'

const rules = [
  { name: 'bufferBeforeMinutes', label: 'Minutes kept free before', hint: 'To read in.' },
  { name: 'bufferAfterMinutes', label: 'Minutes kept free after', hint: 'To write up.' },
  { name: 'stepMinutes', label: 'Minutes between start times', hint: 'Slots begin this far apart.' },
  { name: 'minimumNoticeHours', label: 'Hours of notice', hint: 'Nothing sooner than this.' },
  { name: 'horizonDays', label: 'Days ahead', hint: 'Nothing later than this.' },
] as const

/** How the weekly hours become slots. */
export function RulesFields({ form }: { form: SpecialistForm }) {
  const { errors } = form.formState
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-4 lg:grid-cols-5">
        {rules.map(({ name, label, hint }) => (
          <Field key={name} label={label} hint={hint} error={errors[name]?.message}>
            <Input type="number" inputMode="numeric" min={0} {...form.register(name, { valueAsNumber: true })} />
          </Field>
        ))}
      </div>
      <div className="grid gap-3">
        <Checkbox {...form.register('worksOnHolidays')}>Works on public holidays</Checkbox>
        <Checkbox {...form.register('onRequest')}>
          Bookings wait for the practice’s answer instead of being confirmed at once
        </Checkbox>
      </div>
    </>
  )
}
