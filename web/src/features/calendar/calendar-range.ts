import {
  addDays,
  addMonths,
  endOfMonth,
  endOfWeek,
  format,
  isSameMonth,
  parseISO,
  startOfMonth,
  startOfWeek,
} from 'date-fns'

export const calendarViews = ['day', 'week', 'month', 'agenda', 'specialists'] as const
export type CalendarView = (typeof calendarViews)[number]

export interface DateRange {
  from: string
  to: string
}

export const agendaDays = 7

const week = { weekStartsOn: 1 } as const
export const isoDate = (date: Date) => format(date, 'yyyy-MM-dd')

/** The days that a view shows around a date, both ends included. */
export function rangeOf(view: CalendarView, date: string): DateRange {
  const day = parseISO(date)
  const between = (from: Date, to: Date) => ({ from: isoDate(from), to: isoDate(to) })
  if (view === 'week') return between(startOfWeek(day, week), endOfWeek(day, week))
  if (view === 'month') return between(startOfWeek(startOfMonth(day), week), endOfWeek(endOfMonth(day), week))
  if (view === 'agenda') return between(day, addDays(day, agendaDays - 1))
  return between(day, day)
}

const daysOf: Record<Exclude<CalendarView, 'month'>, number> = { day: 1, specialists: 1, week: 7, agenda: agendaDays }

/** The date one screen further on, or back. */
export function stepFrom(view: CalendarView, date: string, direction: 1 | -1) {
  const day = parseISO(date)
  if (view === 'month') return isoDate(addMonths(startOfMonth(day), direction))
  return isoDate(addDays(day, direction * daysOf[view]))
}

/** What the view is of: "Tue 3 March 2026", "2 – 8 March 2026", "March 2026". */
export function titleOf(view: CalendarView, date: string) {
  if (view === 'month') return format(parseISO(date), 'MMMM yyyy')
  const { from, to } = rangeOf(view, date)
  const [first, last] = [parseISO(from), parseISO(to)]
  if (from === to) return format(first, 'EEE d MMMM yyyy')
  return `${format(first, isSameMonth(first, last) ? 'd' : 'd MMM')} – ${format(last, isSameMonth(first, last) ? 'd MMMM yyyy' : 'd MMM yyyy')}`
}
