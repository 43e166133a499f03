import type { Slot } from '@medinotes/shared/availability'
import { formatDayOf } from '../../../lib/dates.ts'

/** Slots under the day they are on at their place, in the order in which they were found. */
export function slotDays(slots: readonly Slot[]) {
  const days = Map.groupBy(slots, ({ startsAt, timeZone }) => formatDayOf(startsAt, timeZone))
  return [...days].map(([day, slots]) => ({ day, slots }))
}
