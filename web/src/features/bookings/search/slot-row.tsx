import type { Slot } from '@medinotes/shared/availability'
import { formatTime, readsTheSame } from '../../../lib/dates.ts'
import { formatCents } from '../../../lib/money.ts'

interface SlotRowProps {
  slot: Slot
  onTake: (slot: Slot) => void
  /** Names the day too, where no heading does. */
  day?: string
  disabled?: boolean
}

/** Time first, specialist second, everything else quiet; Enter takes it. */
export function SlotRow({ slot, onTake, day, disabled = false }: SlotRowProps) {
  const { startsAt, timeZone, specialistName, specialty, location, feeCents } = slot
  return (
    <button
      type="button"
      data-row
      disabled={disabled}
      onClick={() => onTake(slot)}
      className="group grid min-h-14 w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-4 py-2.5 text-left transition-colors duration-150 hover:bg-hover focus-visible:relative focus-visible:z-10 disabled:opacity-55 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto]"
    >
      <span className="tabular grid whitespace-nowrap max-sm:col-start-1 max-sm:row-start-1">
        {day && <span className="text-xs text-muted">{day}</span>}
        <span className="text-base font-semibold">{formatTime(startsAt, timeZone)}</span>
        {!readsTheSame(startsAt, timeZone) && (
          <span className="text-xs text-muted">{formatTime(startsAt)} for you</span>
        )}
      </span>
      <span className="grid min-w-0 max-sm:col-span-2 max-sm:col-start-1 max-sm:row-start-2">
        <span className="truncate font-medium">{specialistName}</span>
        <span className="text-xs text-muted">
          {specialty}, {location}
        </span>
      </span>
      <span className="tabular text-right text-xs text-muted max-sm:col-start-2 max-sm:row-start-1">
        {formatCents(feeCents)}
      </span>
    </button>
  )
}
