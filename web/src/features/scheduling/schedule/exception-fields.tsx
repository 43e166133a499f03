import type { Place } from '@medinotes/shared/scheduling'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { PlaceOptions } from '../place-options.tsx'
import type { ExceptionValues } from './exception-values.ts'

interface ExceptionFieldsProps {
  values: ExceptionValues
  places: readonly Place[]
  onChange: (change: Partial<ExceptionValues>) => void
}

export function ExceptionFields({ values, places, onChange }: ExceptionFieldsProps) {
  const { kind, firstDay, lastDay, isWholeDays, from, to, placeId, note } = values
  const isLeave = kind === 'leave'
  return (
    <>
      <div className="grid grid-cols-2 gap-4">
        <Field label={isLeave ? 'First day' : 'Day'} required className={isLeave ? '' : 'col-span-2'}>
          <Input
            type="date"
            value={firstDay}
            onChange={({ target: { value } }) =>
              onChange({ firstDay: value, lastDay: lastDay < value ? value : lastDay })
            }
          />
        </Field>
        {isLeave && (
          <Field label="Last day" required>
            <Input
              type="date"
              min={firstDay}
              value={lastDay}
              onChange={({ target }) => onChange({ lastDay: target.value })}
            />
          </Field>
        )}
      </div>
      {isLeave && (
        <Checkbox checked={isWholeDays} onChange={({ target }) => onChange({ isWholeDays: target.checked })}>
          Whole days
        </Checkbox>
      )}
      {!(isLeave && isWholeDays) && (
        <div className="grid grid-cols-2 gap-4">
          <Field label={isLeave ? 'From, on the first day' : 'From'} required>
            <Input type="time" value={from} onChange={({ target }) => onChange({ from: target.value })} />
          </Field>
          <Field label={isLeave ? 'To, on the last day' : 'To'} required>
            <Input type="time" value={to} onChange={({ target }) => onChange({ to: target.value })} />
          </Field>
        </div>
      )}
      {!isLeave && (
        <Field label="Where">
          <Select value={placeId ?? ''} onChange={({ target }) => onChange({ placeId: target.value || null })}>
            <PlaceOptions places={places} chosen={placeId} />
          </Select>
        </Field>
      )}
      <Field label="Note" optional hint="For the practice; referrers do not see it.">
        <Input value={note} maxLength={200} onChange={({ target }) => onChange({ note: target.value })} />
      </Field>
    </>
  )
}
