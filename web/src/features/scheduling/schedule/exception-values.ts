import { type AddException, addExceptionSchema, type ScheduleException } from '@medinotes/shared/scheduling'
import { addDays, format, parseISO } from 'date-fns'
import { instantOf } from '../../calendar/wall-clock.ts'

/** Leave or an extra session as it is typed: dates and times of a clock. */
export interface ExceptionValues {
  kind: ScheduleException['kind']
  firstDay: string
  lastDay: string
  isWholeDays: boolean
  from: string
  to: string
  placeId: string | null
  note: string
}

const dayAfter = (date: string) => format(addDays(parseISO(date), 1), 'yyyy-MM-dd')

/** What is sent, or what is wrong. */
export function toException(values: ExceptionValues, timeZone: string): { data?: AddException; problem?: string } {
  const { kind, firstDay, from, to, note } = values
  const lastDay = kind === 'extra' ? firstDay : values.lastDay
  const isWhole = kind === 'leave' && values.isWholeDays
  if (!firstDay || !lastDay) return { problem: 'Enter the day' }
  if (lastDay < firstDay) return { problem: 'The last day must not be before the first' }
  if (!isWhole && (!from || !to)) return { problem: 'Enter both times' }
  const { data, error } = addExceptionSchema.safeParse({
    kind,
    startsAt: instantOf(`${firstDay}T${isWhole ? '00:00' : from}`, timeZone),
    endsAt: instantOf(isWhole ? `${dayAfter(lastDay)}T00:00` : `${lastDay}T${to}`, timeZone),
    placeId: kind === 'extra' ? values.placeId : null,
    note: note.trim(),
  })
  return data ? { data } : { problem: error?.issues[0]?.message ?? '' }
}
