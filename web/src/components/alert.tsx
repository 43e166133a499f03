import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../lib/class-names.ts'

const looks = {
  info: { icon: Info, className: 'bg-info-soft', iconClassName: 'text-info' },
  success: { icon: CircleCheck, className: 'bg-success-soft', iconClassName: 'text-success' },
  warning: { icon: TriangleAlert, className: 'bg-warning-soft', iconClassName: 'text-warning' },
  danger: { icon: CircleAlert, className: 'bg-danger-soft', iconClassName: 'text-danger' },
}

interface AlertProps {
  tone?: keyof typeof looks
  title: ReactNode
  /** What happened and what to do next. */
  children?: ReactNode
  action?: ReactNode
  className?: string
}

/** A message in place, beside what it is about; trouble interrupts a screen reader, the rest waits its turn. */
export function Alert({ tone = 'info', title, children, action, className }: AlertProps) {
  const { icon: Icon, className: background, iconClassName } = looks[tone]
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={classNames('flex flex-wrap items-start gap-x-3 gap-y-3 rounded-md px-4 py-3', background, className)}
    >
      <Icon aria-hidden className={classNames('mt-0.5 size-4 shrink-0', iconClassName)} />
      <div className="grid min-w-0 flex-[1_1_10rem] gap-0.5">
        <p className="font-medium">{title}</p>
        {children && <div className="text-muted">{children}</div>}
      </div>
      {action}
    </div>
  )
}
