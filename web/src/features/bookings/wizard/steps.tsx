import { Check } from 'lucide-react'
import { classNames } from '../../../lib/class-names.ts'

const names = ['Time', 'Details', 'Review', 'Booked'] as const
export type Step = (typeof names)[number]

/** How far along the booking is. */
export function Steps({ present }: { present: Step }) {
  const reached = names.indexOf(present)
  return (
    <ol aria-label="Steps" className="mb-3 flex flex-wrap gap-x-5 gap-y-2 text-sm max-sm:gap-x-3">
      {names.map((name, index) => {
        const isDone = index < reached || present === 'Booked'
        return (
          <li
            key={name}
            aria-current={index === reached ? 'step' : undefined}
            className={classNames('flex items-center gap-2', index === reached ? 'font-medium' : 'text-muted')}
          >
            <span
              className={classNames(
                'tabular inline-flex size-5 items-center justify-center rounded-full border text-xs',
                isDone || index === reached ? 'border-accent bg-accent-soft text-accent' : 'border-line-strong',
              )}
            >
              {isDone ? <Check aria-hidden className="size-3" /> : index + 1}
            </span>
            {name}
            {isDone && <span className="sr-only"> (done)</span>}
          </li>
        )
      })}
    </ol>
  )
}
