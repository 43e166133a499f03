import type { CancellationTier, Notice } from '@medinotes/shared/policies'
import { Plus, Trash2 } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Select } from '../../../components/select.tsx'
import { ChargeFields } from './charge-fields.tsx'
import { NumberInput } from './number-input.tsx'
import type { TermsForm } from './terms-form.ts'

/** What cancelling costs with how little notice. */
export const TierFields = ({ form: { tiers, ...form } }: { form: TermsForm }) => (
  <fieldset className="grid gap-3">
    <legend className="mb-1 font-medium">Cancelling</legend>
    <p className="text-muted">
      {tiers.length === 0
        ? 'Always free, however late.'
        : 'Free with more notice than all of these. Where several apply, the highest counts.'}
    </p>
    {tiers.map(({ key, tier }, index) => (
      <Tier
        key={key}
        name={`Tier ${index + 1}`}
        tier={tier}
        problemOf={(part) => form.problemOf(`cancellation.${index}.${part}`)}
        onChange={(change) => form.changeTier(key, change)}
        onRemove={() => form.removeTier(key)}
      />
    ))}
    {tiers.length < 6 && (
      <Button icon={Plus} onClick={form.addTier} className="justify-self-start">
        Add a tier
      </Button>
    )}
  </fieldset>
)

interface TierProps {
  name: string
  tier: CancellationTier
  problemOf: (part: keyof CancellationTier) => string | undefined
  onChange: (change: Partial<CancellationTier>) => void
  onRemove: () => void
}

const longest: Record<Notice['unit'], number> = { 'business-days': 30, hours: 720 }

const Tier = ({ name, tier: { notice, charge }, problemOf, onChange, onRemove }: TierProps) => (
  <fieldset
    aria-label={name}
    className="grid grid-cols-[6.75rem_1fr] items-start gap-3 rounded-md border border-line p-3 sm:grid-cols-[6rem_1.3fr_1fr_7rem_2.25rem]"
  >
    <Field label="Less than" error={problemOf('notice') && `Enter 1 to ${longest[notice.unit]}`}>
      <NumberInput
        min={1}
        max={longest[notice.unit]}
        value={notice.amount}
        onChange={(amount) => onChange({ notice: { ...notice, amount } })}
      />
    </Field>
    <Field label="Notice in">
      <Select
        value={notice.unit}
        onChange={({ target }) =>
          onChange({ notice: { ...notice, unit: target.value === 'hours' ? 'hours' : 'business-days' } })
        }
      >
        <option value="business-days">Business days</option>
        <option value="hours">Hours</option>
      </Select>
    </Field>
    <ChargeFields
      label="Costs"
      charge={charge}
      problem={problemOf('charge')}
      onChange={(next) => onChange({ charge: next })}
    />
    <IconButton
      icon={Trash2}
      label={`Remove ${name.toLowerCase()}`}
      onClick={onRemove}
      className="max-sm:col-span-2 max-sm:w-full max-sm:border max-sm:border-line sm:mt-7"
    />
  </fieldset>
)
