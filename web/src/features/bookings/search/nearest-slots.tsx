import type { Slot } from '@medinotes/shared/availability'
import { formatDayOf } from '../../../lib/dates.ts'
import { WalkedList } from '../../../components/walked-list.tsx'
import { SlotRow } from './slot-row.tsx'

interface NearestSlotsProps {
  slots: readonly Slot[]
  onTake: (slot: Slot) => void
}

/** Free times nearest to one that was not to be had, to take with one press. */
export const NearestSlots = ({ slots, onTake }: NearestSlotsProps) =>
  slots.length === 0 ? null : (
    <section aria-label="Nearest free times">
      <WalkedList className="divide-y divide-line overflow-clip rounded-md border border-line bg-raised">
        {slots.map((slot) => (
          <li key={slot.id}>
            <SlotRow slot={slot} day={formatDayOf(slot.startsAt, slot.timeZone)} onTake={onTake} />
          </li>
        ))}
      </WalkedList>
    </section>
  )
