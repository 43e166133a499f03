import { Field } from './field.tsx'
import { Input } from './input.tsx'

interface SearchFieldProps {
  label: string
  placeholder: string
  value: string
  onChange: (text: string) => void
}

export const SearchField = ({ label, placeholder, value, onChange }: SearchFieldProps) => (
  <Field label={label} className="col-span-2 sm:w-64">
    <Input
      type="search"
      value={value}
      maxLength={120}
      autoComplete="off"
      spellCheck={false}
      placeholder={placeholder}
      onChange={(event) => onChange(event.target.value)}
    />
  </Field>
)
