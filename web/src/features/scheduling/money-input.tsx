import { useState, type ComponentProps } from 'react'
import { Input } from '../../components/input.tsx'
import { centsOf, dollarsOf } from './dollars.ts'

interface MoneyInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange'> {
  /** Null for nothing entered. */
  cents: number | null
  /** NaN for what is no amount: the form says so. */
  onChange: (cents: number | null) => void
}

/** An amount in dollars; what is typed stays as it is typed until the field is left. */
export function MoneyInput({ cents, onChange, ...input }: MoneyInputProps) {
  const [text, setText] = useState(cents === null ? '' : dollarsOf(cents))
  const read = (typed: string) => (typed.trim() === '' ? null : (centsOf(typed) ?? Number.NaN))
  return (
    <span className="relative block">
      <span aria-hidden className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-sm text-muted">
        $
      </span>
      <Input
        {...input}
        inputMode="decimal"
        value={text}
        onChange={({ target }) => {
          setText(target.value)
          onChange(read(target.value))
        }}
        onBlur={() => {
          const present = read(text)
          if (present !== null && !Number.isNaN(present)) setText(dollarsOf(present))
        }}
        className="tabular pl-6"
      />
    </span>
  )
}
