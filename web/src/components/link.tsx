import type { VariantProps } from 'class-variance-authority'
import { ArrowLeft, type LucideIcon } from 'lucide-react'
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

/** The way back to the page that this one belongs to, above its title. */
export const BackLink = ({ children, ...props }: LinkProps) => (
  <Link {...props} className="inline-flex min-h-6 items-center gap-1.5 no-underline">
    <ArrowLeft aria-hidden className="size-4" />
    {children}
  </Link>
)

interface ButtonLinkProps extends LinkProps, VariantProps<typeof buttonLook> {
  icon?: LucideIcon
}

/** Goes somewhere, and is the main thing to do here. */
export function ButtonLink({ variant, size, icon: Icon, className, children, ...props }: ButtonLinkProps) {
  return (
    <RouterLink {...props} className={classNames(buttonLook({ variant, size }), className)}>
      {Icon && <Icon aria-hidden className="size-4 shrink-0" />}
      {children}
    </RouterLink>
  )
}
