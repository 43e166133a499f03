import type { ReportDelivery } from '@medinotes/shared/report-delivery'
import { type Control, useController } from 'react-hook-form'
import { Checkbox } from '../../../components/checkbox.tsx'
import type { ReleaseForm } from './release-form.ts'

interface ReferrerFieldsProps {
  control: Control<ReleaseForm>
  referrers: ReportDelivery['referrers']
}

/** People of the firm that booked. */
export function ReferrerFields({ control, referrers }: ReferrerFieldsProps) {
  const { field, fieldState } = useController({ control, name: 'referrerIds' })
  const chosen = field.value
  const toggle = (id: string) =>
    field.onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 text-sm font-medium">At the firm that booked</legend>
      {referrers.map(({ id, name, booked }) => (
        <Checkbox key={id} checked={chosen.includes(id)} onChange={() => toggle(id)} onBlur={field.onBlur}>
          {name}
          {booked && <span className="text-muted">, who booked it</span>}
        </Checkbox>
      ))}
      {referrers.length === 0 && <p className="text-muted">Nobody of the firm has an account by now.</p>}
      {fieldState.error && (
        <p role="alert" className="text-xs text-danger">
          {fieldState.error.message}
        </p>
      )}
    </fieldset>
  )
}
