import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { ChargeFields } from './charge-fields.tsx'
import { NumberInput } from './number-input.tsx'
import type { TermsForm } from './terms-form.ts'
import { TierFields } from './tier-fields.tsx'

export const TermsFields = ({ form }: { form: TermsForm }) => (
  <div className="grid content-start gap-6">
    <TierFields form={form} />
    <OtherFees form={form} />
    <Deadlines form={form} />
  </div>
)

const OtherFees = ({ form: { others, change, problemOf } }: { form: TermsForm }) => (
  <fieldset className="grid items-start gap-3 sm:grid-cols-[1.3fr_1.2fr_7rem]">
    <legend className="mb-2 font-medium">Moving and not attending</legend>
    <Field label="Moving">
      <Select
        value={others.rescheduling}
        onChange={({ target }) => change({ rescheduling: target.value === 'free' ? 'free' : 'as-cancellation' })}
      >
        <option value="as-cancellation">Costs what cancelling would</option>
        <option value="free">Free</option>
      </Select>
    </Field>
    <ChargeFields
      label="Not attending"
      charge={others.noShow}
      problem={problemOf('noShow')}
      onChange={(noShow) => change({ noShow })}
    />
  </fieldset>
)

const amounts = [
  { name: 'paperworkDays', label: 'Paperwork due', hint: 'Days before, 5 pm', min: 0, max: 60 },
  { name: 'reportBusinessDays', label: 'Report due', hint: 'Business days after, 5 pm', min: 1, max: 60 },
  { name: 'holdMinutes', label: 'Slots kept', hint: 'Minutes to fill in the form', min: 5, max: 60 },
] as const

const Deadlines = ({ form: { others, change, problemOf } }: { form: TermsForm }) => (
  <fieldset className="grid items-start gap-3 sm:grid-cols-3">
    <legend className="mb-2 font-medium">Deadlines</legend>
    {amounts.map(({ name, label, hint, min, max }) => (
      <Field key={name} label={label} hint={hint} error={problemOf(name) && `Enter ${min} to ${max}`}>
        <NumberInput min={min} max={max} value={others[name]} onChange={(value) => change({ [name]: value })} />
      </Field>
    ))}
  </fieldset>
)
