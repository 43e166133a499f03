import type { LucideIcon } from 'lucide-react'
import { classNames } from '../lib/class-names.ts'

interface SegmentsProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string; icon?: LucideIcon }[]
  onChange: (value: Value) => void
}

/** A few ways to look at the same thing, side by side. */
export const Segments = <Value extends string>({ label, value, options, onChange }: SegmentsProps<Value>) => (
  <fieldset aria-label={label} className="flex flex-wrap rounded-md bg-sunken p-1 ring-1 ring-line ring-inset">
    {options.map(({ value: each, label: name, icon: Icon }) => (
      <button
        key={each}
        type="button"
        aria-pressed={each === value}
        onClick={() => onChange(each)}
        className={classNames(
          'inline-flex h-7 flex-1 items-center justify-center gap-1.5 rounded-sm px-2.5 text-xs font-medium whitespace-nowrap text-muted transition-colors duration-150 hover:text-text pointer-coarse:h-10',
          each === value && 'bg-raised text-text ring-1 ring-line',
        )}
      >
        {Icon && <Icon aria-hidden className="size-3.5" />}
        {name}
      </button>
    ))}
  </fieldset>
)
