import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '../lib/class-names.ts'

interface ChoiceCardsProps extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'id'> {
  legend: ReactNode
  options: readonly { value: string; title: string; description?: string; icon?: LucideIcon }[]
  /** The chosen value, where the choice is controlled. */
  chosen?: string
}

/** Radio buttons for few choices that need a word of explanation each. */
export function ChoiceCards({ legend, options, chosen, className, ...input }: ChoiceCardsProps) {
  return (
    <fieldset className={classNames('grid gap-1.5', className)}>
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className="grid auto-cols-fr gap-2 sm:grid-flow-col">
        {options.map(({ value, title, description, icon: Icon }) => (
          <label
            key={value}
            className="grid min-h-11 cursor-pointer content-center has-[[data-description]]:content-start gap-0.5 rounded-md border border-line-strong px-3 py-2.5 transition-colors duration-150 hover:border-faint has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              {...input}
              {...(chosen !== undefined && { checked: chosen === value })}
              type="radio"
              value={value}
              className="sr-only"
            />
            <span className="flex items-center gap-2 font-medium">
              {Icon && <Icon aria-hidden className="size-4 text-muted" />}
              {title}
            </span>
            {description && (
              <span data-description className="text-xs text-muted">
                {description}
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
