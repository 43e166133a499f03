import { tz } from '@date-fns/tz'
import { addDays, format } from 'date-fns'

const inSydney = tz('Australia/Sydney')

/** A date in Sydney, whose days the lists of bookings count by, so many days from now. */
export const dayInSydney = (daysLater: number, now: number | Date = Date.now()) =>
  format(addDays(now, daysLater, { in: inSydney }), 'yyyy-MM-dd')
