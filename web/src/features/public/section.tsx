import { useId, type ReactNode } from 'react'
import { classNames } from '../../lib/class-names.ts'

interface SectionProps {
  /** What the header links to. */
  anchor: string
  title: string
  lead?: string
  /** A quiet band, to tell neighbours apart. */
  sunken?: boolean
  children: ReactNode
}

export function Section({ anchor, title, lead, sunken = false, children }: SectionProps) {
  const headingId = useId()
  return (
    <section
      id={anchor}
      aria-labelledby={headingId}
      className={classNames('scroll-mt-14 border-t border-line py-14 sm:py-20', sunken && 'bg-sunken')}
    >
      <div className="mx-auto max-w-300 px-4 sm:px-6">
        <h2 id={headingId} className="max-w-2xl text-2xl sm:text-3xl">
          {title}
        </h2>
        {lead && <p className="mt-3 max-w-2xl text-base text-muted">{lead}</p>}
        <div className="mt-8">{children}</div>
      </div>
    </section>
  )
}
