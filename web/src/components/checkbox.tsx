import type { ComponentProps, ReactNode } from 'react'

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  children: ReactNode
}

export const Checkbox = ({ children, ...props }: CheckboxProps) => (
  <label className="flex cursor-pointer items-start gap-2.5 pointer-coarse:min-h-11 pointer-coarse:items-center">
    <input {...props} type="checkbox" className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:mt-0" />
    <span>{children}</span>
  </label>
)
