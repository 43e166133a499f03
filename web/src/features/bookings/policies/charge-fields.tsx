import type { ChargeTerm } from '@medinotes/shared/policies'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { MoneyInput } from '../../scheduling/money-input.tsx'
import { NumberInput } from './number-input.tsx'

interface ChargeFieldsProps {
  /** As in "Fee for not attending". */
  label: string
  charge: ChargeTerm
  problem: string | undefined
  onChange: (charge: ChargeTerm) => void
}

/** A share of the fee or a fixed amount. */
export const ChargeFields = ({ label, charge, problem, onChange }: ChargeFieldsProps) => (
  <>
    <Field label={label}>
      <Select
        value={charge.kind}
        onChange={({ target }) =>
          onChange(target.value === 'fixed' ? { kind: 'fixed', cents: 0 } : { kind: 'percent', percent: 100 })
        }
      >
        <option value="percent">Per cent</option>
        <option value="fixed">Fixed</option>
      </Select>
    </Field>
    {charge.kind === 'percent' ? (
      <Field label="Of the fee, %" error={problem && 'Enter 0 to 100'}>
        <NumberInput
          min={0}
          max={100}
          value={charge.percent}
          onChange={(percent) => onChange({ kind: 'percent', percent })}
        />
      </Field>
    ) : (
      <Field label="Amount, $" error={problem && 'Enter dollars, such as 450.50'}>
        <MoneyInput
          cents={charge.cents}
          onChange={(cents) => onChange({ kind: 'fixed', cents: cents ?? Number.NaN })}
        />
      </Field>
    )}
  </>
)
