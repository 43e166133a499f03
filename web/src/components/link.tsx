import type { VariantProps } from 'class-variance-authority'
import type { LucideIcon } from 'lucide-react'
import { Link as RouterLink, type LinkProps } from 'react-router'
import { classNames } from '../lib/class-names.ts'
import { buttonLook } from './button.tsx'

/** A link in running text. */
export function Link({ className, ...props }: LinkProps) {
  return (
    <RouterLink
      {...props}
      className={classNames(
        'rounded-sm font-medium text-accent underline decoration-accent/35 underline-offset-3 transition-colors hover:decoration-accent',
        className,
      )}
    />
  )
}

interface ButtonLinkProps extends LinkProps, VariantProps<typeof buttonLook> {
  icon?: LucideIcon
}

/** Goes somewhere, and is the main thing to do here. */
export function ButtonLink({ variant, size, icon: Icon, className, children, ...props }: ButtonLinkProps) {
  return (
    <RouterLink {...props} className={classNames(buttonLook({ variant, size }), className)}>
      {Icon && <Icon aria-hidden className="size-4" />}
      {children}
    </RouterLink>
  )
}
