import type { ComponentProps } from 'react'
import { classNames } from '../lib/class-names.ts'

interface SwitchProps extends Omit<ComponentProps<'input'>, 'type' | 'role' | 'aria-label'> {
  label: string
  checked: boolean
}

/** On or off, at once; a thumb may hit beside it. */
export const Switch = ({ label, checked, className, ...props }: SwitchProps) => (
  <input
    {...props}
    type="checkbox"
    role="switch"
    aria-label={label}
    checked={checked}
    aria-checked={checked}
    className={classNames(
      'relative h-5 w-9 shrink-0 cursor-pointer appearance-none rounded-full bg-faint transition-colors duration-150 before:absolute before:top-0.5 before:left-0.5 before:size-4 before:rounded-full before:bg-raised before:transition-transform before:duration-150 after:absolute after:-inset-x-2 after:-inset-y-3 checked:bg-accent checked:before:translate-x-4 disabled:cursor-default disabled:bg-line-strong disabled:checked:bg-accent/45',
      className,
    )}
  />
)
