import type { Slot } from '@medinotes/shared/availability'
import { useRowWalk } from '../../../lib/use-row-walk.ts'
import { slotDays } from './slot-days.ts'
import { SlotRow } from './slot-row.tsx'

interface SlotListProps {
  slots: readonly Slot[]
  onTake: (slot: Slot) => void
}

/** By day; arrow keys walk it and Enter takes. */
export const SlotList = ({ slots, onTake }: SlotListProps) => (
  // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys are those of the buttons within
  <div onKeyDown={useRowWalk()} className="grid grid-cols-[minmax(0,1fr)] gap-5">
    {slotDays(slots).map(({ day, slots }) => (
      <section key={day} aria-label={day} className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <h2 className="tabular text-sm font-medium text-muted">{day}</h2>
        <ul className="divide-y divide-line overflow-clip rounded-md border border-line bg-raised">
          {slots.map((slot) => (
            <li key={slot.id}>
              <SlotRow slot={slot} onTake={onTake} />
            </li>
          ))}
        </ul>
      </section>
    ))}
  </div>
)
