import type { ComponentProps } from 'react'
import { classNames } from '../lib/class-names.ts'
import { useFieldControl } from './field.tsx'

/** The look of everything one can type in or choose from. At 16 px on touch, phones do not zoom in on focus. */
export const controlLook =
  'w-full min-w-0 rounded-md border border-field bg-raised px-3 text-sm text-text transition-colors duration-150 hover:border-muted focus-visible:border-accent focus-visible:outline-offset-0 disabled:opacity-55 aria-invalid:border-danger pointer-coarse:text-base'

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return (
    <input
      {...useFieldControl()}
      {...props}
      className={classNames(controlLook, 'h-9 read-only:bg-sunken pointer-coarse:h-11', className)}
    />
  )
}
