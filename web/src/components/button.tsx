import { cva, type VariantProps } from 'class-variance-authority'
import { LoaderCircle, type LucideIcon } from 'lucide-react'
import type { ComponentProps, MouseEvent } from 'react'
import { classNames } from '../lib/class-names.ts'

/** The look of a button, shared with links that look like one. */
export const buttonLook = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap select-none max-sm:max-w-full max-sm:whitespace-normal transition-colors duration-150 disabled:pointer-events-none disabled:opacity-55 aria-disabled:pointer-events-none aria-disabled:opacity-55',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-accent-text hover:bg-accent-hover',
        secondary: 'border border-line-strong bg-raised text-text hover:bg-hover',
        ghost: 'text-muted hover:bg-hover hover:text-text',
        danger: 'border border-line-strong bg-raised text-danger hover:border-danger hover:bg-danger-soft',
      },
      size: {
        sm: 'min-h-8 px-2.5 py-1 text-xs pointer-coarse:min-h-11',
        md: 'min-h-9 px-3.5 py-1 text-sm pointer-coarse:min-h-11',
        lg: 'min-h-11 px-5 py-1 text-base',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonLook> {
  icon?: LucideIcon
  /** Keeps the button's width and name, shows that it works, and takes no further clicks. */
  loading?: boolean
}

// A field that loses the focus may show an error, which would move this button away between the press and the click.
const keepFocus = (event: MouseEvent) => event.preventDefault()

export function Button({
  variant,
  size,
  icon: Icon,
  loading = false,
  className,
  children,
  onClick,
  ...props
}: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      className={classNames(buttonLook({ variant, size }), className)}
      aria-disabled={loading || undefined}
      aria-busy={loading || undefined}
      onMouseDown={props.type === 'submit' ? keepFocus : undefined}
      onClick={loading ? (event) => event.preventDefault() : onClick}
    >
      {loading ? (
        <LoaderCircle aria-hidden className="size-4 animate-spin" />
      ) : (
        Icon && <Icon aria-hidden className="size-4 shrink-0" />
      )}
      {children}
    </button>
  )
}
