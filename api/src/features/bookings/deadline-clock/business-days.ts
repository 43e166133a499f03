import type { AustralianState } from '@medinotes/shared/scheduling'
import { publicHolidayOn } from '../../../platform/public-holidays.ts'
import { dateOfDay, weekdayOfDay } from '../../../platform/wall-clock.ts'

/** Whether offices of a state are open on a day number: no weekend and no public holiday. */
export const isBusinessDay = (day: number, state: AustralianState) =>
  weekdayOfDay(day) <= 5 && publicHolidayOn(dateOfDay(day), state) === null

/** The day that lies `count` business days before (negative) or after a day, itself not counted. */
export function addBusinessDays(day: number, count: number, state: AustralianState): number {
  const step = Math.sign(count)
  let [reached, left] = [day, Math.abs(count)]
  while (left > 0) {
    reached += step
    if (isBusinessDay(reached, state)) left -= 1
  }
  return reached
}
