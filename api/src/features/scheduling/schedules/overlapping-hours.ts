import type { WorkingHours } from '@medinotes/shared/scheduling'
import type { FieldError } from '../../../platform/errors.ts'
import { dayNumber, weekdayOfDay } from '../../../platform/wall-clock.ts'

const weekOf = (date: string) => Math.floor((dayNumber(date) - (weekdayOfDay(dayNumber(date)) - 1)) / 7)
const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b))

/** Whether rhythms of so many weeks ever fall into the same week. */
function meet(one: WorkingHours, other: WorkingHours) {
  const apart = Math.abs(weekOf(one.validFrom) - weekOf(other.validFrom))
  return apart % commonDivisor(one.everyWeeks, other.everyWeeks) === 0
}

const forever = '9999-12-31'
const overlap = (one: WorkingHours, other: WorkingHours) =>
  one.weekday === other.weekday &&
  one.from < other.to &&
  other.from < one.to &&
  one.validFrom <= (other.validUntil ?? forever) &&
  other.validFrom <= (one.validUntil ?? forever) &&
  meet(one, other)

/** Hours in which a specialist would be at two places, or twice at one. */
export const overlappingHours = (hours: readonly WorkingHours[]): FieldError[] =>
  hours.flatMap((one, index) =>
    hours.slice(0, index).some((other) => overlap(one, other))
      ? [{ path: `hours.${index}.from`, message: 'These hours overlap others of the same day' }]
      : [],
  )
