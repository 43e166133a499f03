import { dateIn, daysAfter } from '../../../lib/dates.ts'

/** A date in Sydney, whose days the lists of bookings count by, so many days from now. */
export const dayInSydney = (daysLater: number, now: number | Date = Date.now()) =>
  daysAfter(dateIn(now, 'Australia/Sydney'), daysLater)
