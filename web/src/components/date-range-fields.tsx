import { Field } from './field.tsx'
import { Input } from './input.tsx'

interface DateRangeFieldsProps {
  labels: { from: string; to: string }
  /** Dates as `YYYY-MM-DD`. */
  range: { from?: string | undefined; to?: string | undefined }
  onChange: (end: 'from' | 'to', date: string) => void
  className: string
}

/** The first and last day of a range; neither can be chosen beyond the other. */
export const DateRangeFields = ({ labels, range: { from, to }, onChange, className }: DateRangeFieldsProps) => (
  <>
    <Field label={labels.from} className={className}>
      <Input type="date" value={from ?? ''} max={to} onChange={(event) => onChange('from', event.target.value)} />
    </Field>
    <Field label={labels.to} className={className}>
      <Input type="date" value={to ?? ''} min={from} onChange={(event) => onChange('to', event.target.value)} />
    </Field>
  </>
)
