import type { ComponentProps } from 'react'
import { classNames } from '../lib/class-names.ts'

/** A quiet surface for things that belong together. */
export function Card({ className, ...props }: ComponentProps<'section'>) {
  return <section {...props} className={classNames('min-w-0 rounded-md border border-line bg-raised p-5', className)} />
}

interface CardHeaderProps extends Omit<ComponentProps<'header'>, 'title'> {
  title: string
  description?: string
}

export function CardHeader({ title, description, className, children, ...props }: CardHeaderProps) {
  return (
    <header {...props} className={classNames('mb-4 flex items-start justify-between gap-4', className)}>
      <div className="grid gap-1">
        <h2 className="text-lg">{title}</h2>
        {description && <p className="text-muted">{description}</p>}
      </div>
      {children}
    </header>
  )
}
