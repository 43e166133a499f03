import type { Slot } from '@medinotes/shared/availability'
import { useId } from 'react'
import { formatDate, formatTime, ownZone, readsTheSame } from '../../lib/dates.ts'
import { slotsByDay } from './moving.ts'
import { timeText, wallClockOf } from './wall-clock.ts'

interface SlotChoiceProps {
  slots: readonly Slot[]
  chosen: Slot | undefined
  onChoose: (id: string) => void
}

/** Free times by day; the arrow keys walk all of them. */
export function SlotChoice({ slots, chosen, onChoose }: SlotChoiceProps) {
  const name = useId()
  return (
    <div
      role="radiogroup"
      aria-label="Free times"
      className="grid max-h-64 gap-3 overflow-y-auto rounded-md border border-line p-3"
    >
      {[...slotsByDay(slots)].map(([date, ofDay]) => (
        <div key={date} className="grid gap-1.5">
          <p className="text-xs font-medium text-muted">{formatDate(date)}</p>
          <div className="flex flex-wrap gap-1.5">
            {ofDay.map((slot) => (
              <label
                key={slot.id}
                className="tabular relative inline-flex h-8 cursor-pointer items-center rounded-md border border-line-strong px-2.5 text-sm hover:border-faint has-checked:border-accent has-checked:bg-accent-soft has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent pointer-coarse:h-11"
              >
                <input
                  type="radio"
                  name={name}
                  value={slot.id}
                  checked={slot.id === chosen?.id}
                  onChange={() => onChoose(slot.id)}
                  className="absolute inset-0 opacity-0"
                />
                <span className="sr-only">{formatDate(date)}, </span>
                {timeText(wallClockOf(slot.startsAt, slot.timeZone))}
                {!readsTheSame(slot.startsAt, slot.timeZone) && (
                  <span className="ml-1.5 text-xs font-normal text-muted">
                    yours {formatTime(slot.startsAt, ownZone())}
                  </span>
                )}
              </label>
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}
