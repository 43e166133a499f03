import type { Availability } from '@medinotes/shared/availability'
import { format, parseISO } from 'date-fns'
import { classNames } from '../../../lib/class-names.ts'

interface DayStripProps {
  days: Availability['days']
  chosen: string | undefined
  onChoose: (date: string | undefined) => void
}

/** Days with free times and how many; a second press shows all days again. */
export const DayStrip = ({ days, chosen, onChoose }: DayStripProps) => (
  <fieldset aria-label="Days with free times" className="-mx-1 flex min-w-0 gap-2 overflow-x-auto px-1 py-1.5">
    {days.map(({ date, slots }) => (
      <button
        key={date}
        type="button"
        aria-pressed={date === chosen}
        onClick={() => onChoose(date === chosen ? undefined : date)}
        className={classNames(
          'tabular grid min-w-16 shrink-0 justify-items-center rounded-md border border-line bg-raised px-2 py-1.5 text-xs text-muted transition-colors duration-150 hover:border-faint',
          date === chosen && 'border-accent bg-accent-soft text-accent',
        )}
      >
        <span>{format(parseISO(date), 'EEE')}</span>
        <span className={classNames('text-sm font-semibold', date !== chosen && 'text-text')}>
          {format(parseISO(date), 'd MMM')}
        </span>
        <span>{slots} free</span>
      </button>
    ))}
  </fieldset>
)
