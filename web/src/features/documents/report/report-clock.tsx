import type { ReportDelivery } from '@medinotes/shared/report-delivery'
import { CircleCheck, Clock, TriangleAlert } from 'lucide-react'
import { classNames } from '../../../lib/class-names.ts'
import { formatAgo, formatInstant, formatUntil } from '../../../lib/dates.ts'
import { useNow } from '../../../lib/use-now.ts'

const looks = {
  met: { icon: CircleCheck, className: 'text-success' },
  due: { icon: Clock, className: 'text-muted' },
  overdue: { icon: TriangleAlert, className: 'text-warning' },
}

interface ReportClockProps {
  report: Pick<ReportDelivery, 'dueAt' | 'metAt'>
  timeZone: string
}

/** When the report is due, or that it was delivered. */
export function ReportClock({ report, timeZone }: ReportClockProps) {
  const { state, text } = clockOf(report, timeZone, useNow(30_000))
  const { icon: Icon, className } = looks[state]
  return (
    <p className="tabular flex items-start gap-2 font-medium">
      <Icon aria-hidden className={classNames('mt-0.5 size-4 shrink-0', className)} />
      {text}
    </p>
  )
}

/** In the time of the place where the examination was. */
function clockOf({ dueAt, metAt }: ReportClockProps['report'], timeZone: string, now: number) {
  const due = formatInstant(dueAt, timeZone)
  if (metAt !== null) {
    const released = `Released ${formatInstant(metAt, timeZone)}`
    return Date.parse(metAt) <= Date.parse(dueAt)
      ? ({ state: 'met', text: `${released}, in time: it was due ${due}.` } as const)
      : ({ state: 'met', text: `${released}. It was due ${due}.` } as const)
  }
  return Date.parse(dueAt) > now
    ? ({ state: 'due', text: `The report is due ${due} (${formatUntil(dueAt, timeZone, now)}).` } as const)
    : ({ state: 'overdue', text: `The report was due ${due} (${formatAgo(dueAt, now)}).` } as const)
}
