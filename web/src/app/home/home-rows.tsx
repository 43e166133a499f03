import { ChevronRight, type LucideIcon } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { Link } from 'react-router'
import { classNames } from '../../lib/class-names.ts'
import { OwnTime } from '../../features/bookings/booking-time.tsx'
import { formatInstant } from '../../lib/dates.ts'

interface HomeListProps {
  title: string
  /** Beneath the rows, where there are more. */
  more?: ReactNode
  children: ReactNode
}

/** A part of the home page: what it is about, and its rows. */
export function HomeList({ title, more, children }: HomeListProps) {
  const headingId = useId()
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} className="mb-3 text-lg">
        {title}
      </h2>
      <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-raised">{children}</ul>
      {more && <p className="mt-3">{more}</p>}
    </section>
  )
}

interface HomeRowProps {
  to: string
  icon: LucideIcon
  isUrgent?: boolean
  subject: string
  what: string
  startsAt: string
  timeZone: string
  /** What is then, where the row is about something else. */
  occasion?: string
}

/** Who it is about, what is to be done or comes, and when the examination is. */
export const HomeRow = ({
  to,
  icon: Icon,
  isUrgent = false,
  subject,
  what,
  startsAt,
  timeZone,
  occasion,
}: HomeRowProps) => (
  <li>
    <Link
      to={to}
      className="grid min-h-12 grid-cols-[1rem_minmax(0,1fr)] items-center gap-x-3 gap-y-0.5 px-4 py-2.5 -outline-offset-2 transition-colors duration-150 hover:bg-hover sm:grid-cols-[1rem_minmax(0,3fr)_minmax(0,5fr)_14rem_1rem]"
    >
      <Icon aria-hidden className={classNames('size-4', isUrgent ? 'text-warning' : 'text-muted')} />
      <span className="truncate font-medium">{subject}</span>
      <span className={classNames('max-sm:col-start-2', isUrgent ? 'font-medium' : 'text-muted')}>{what}</span>
      <span className="tabular text-muted max-sm:col-start-2 sm:text-right">
        {occasion && <span className="text-xs sm:block">{occasion} </span>}
        {formatInstant(startsAt, timeZone)}
        <OwnTime startsAt={startsAt} timeZone={timeZone} />
      </span>
      <ChevronRight aria-hidden className="size-4 text-faint max-sm:hidden" />
    </Link>
  </li>
)
