import { Input } from '../../../components/input.tsx'

interface NumberInputProps {
  value: number
  /** NaN for what is no number: the form says so. */
  onChange: (value: number) => void
  min: number
  max: number
}

/** A whole number; an empty field stays empty while it is being typed. */
export const NumberInput = ({ value, onChange, ...limits }: NumberInputProps) => (
  <Input
    {...limits}
    type="number"
    inputMode="numeric"
    className="tabular"
    value={Number.isNaN(value) ? '' : value}
    onChange={({ target }) => onChange(target.valueAsNumber)}
  />
)
