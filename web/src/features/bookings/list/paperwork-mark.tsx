import type { BookingSummary } from '@medinotes/shared/booking-views'
import { FileCheck, FileClock, FileWarning } from 'lucide-react'
import { classNames } from '../../../lib/class-names.ts'
import { paperworkState, paperworkText } from '../paperwork.ts'

const marks = {
  received: { icon: FileCheck, className: 'text-muted' },
  due: { icon: FileClock, className: 'text-muted' },
  overdue: { icon: FileWarning, className: 'font-medium text-warning' },
}

/** Where the documents stand, in a line; nothing where nobody waits for them. */
export function PaperworkMark({ booking }: { booking: BookingSummary }) {
  const state = paperworkState(booking)
  if (state === 'not-needed') return null
  const { icon: Icon, className } = marks[state]
  return (
    <span className={classNames('inline-flex items-center gap-1.5 text-xs whitespace-nowrap', className)}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {state === 'overdue' ? 'Paperwork overdue' : paperworkText(booking)}
    </span>
  )
}
