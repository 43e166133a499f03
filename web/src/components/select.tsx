import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classNames } from '../lib/class-names.ts'
import { useFieldControl } from './field.tsx'
import { controlLook } from './input.tsx'

/** The platform's own list: it works with a thumb, a keyboard and a screen reader. */
export function Select({ className, children, ...props }: ComponentProps<'select'>) {
  return (
    <span className={classNames('relative inline-flex w-full', className)}>
      <select
        {...useFieldControl()}
        {...props}
        className={classNames(controlLook, 'h-9 appearance-none truncate pr-9 pointer-coarse:h-11')}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted"
      />
    </span>
  )
}
