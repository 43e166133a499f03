import type { ScheduleException } from '@medinotes/shared/scheduling'
import { addDays, format, parseISO } from 'date-fns'
import { dateOf, minutesOf, timeText, wallClockOf } from '../../calendar/wall-clock.ts'

const dayText = (date: string) => format(parseISO(date), 'EEE d MMM yyyy')

/** "Tue 3 Mar 2026", "Tue 3 Mar 2026 to Fri 6 Mar 2026", or with the times where the days are not whole. */
export function exceptionText({ startsAt, endsAt }: Pick<ScheduleException, 'startsAt' | 'endsAt'>, timeZone: string) {
  const [starts, ends] = [wallClockOf(startsAt, timeZone), wallClockOf(endsAt, timeZone)]
  const isWhole = minutesOf(starts) === 0 && minutesOf(ends) === 0
  if (isWhole) {
    const last = format(addDays(parseISO(dateOf(ends)), -1), 'yyyy-MM-dd')
    return last === dateOf(starts) ? dayText(last) : `${dayText(dateOf(starts))} to ${dayText(last)}`
  }
  const end = dateOf(starts) === dateOf(ends) ? timeText(ends) : `${dayText(dateOf(ends))}, ${timeText(ends)}`
  return `${dayText(dateOf(starts))}, ${timeText(starts)} to ${end}`
}
