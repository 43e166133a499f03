import { dateOfDay, dayNumber } from '../../platform/wall-clock.ts'

/** 1970-01-05 was a Monday. */
export const firstMonday = 4

/** The weeks since 1970, each from Monday to Sunday, of `YYYY-MM-DD`. */
export const weekOf = (date: string) => Math.floor((dayNumber(date) - firstMonday) / 7)

export const mondayOf = (week: number) => dateOfDay(week * 7 + firstMonday)
export const sundayOf = (week: number) => dateOfDay(week * 7 + firstMonday + 6)

/** Whole weeks, both included. */
export interface WeekRange {
  first: number
  last: number
}

export const datesOf = ({ first, last }: WeekRange) => ({ from: mondayOf(first), to: sundayOf(last) })

/** As long, and right before. */
export const rangeBefore = ({ first, last }: WeekRange): WeekRange => ({
  first: first - (last - first + 1),
  last: first - 1,
})

/** Stretches of that many weeks that begin where they always do, cut at the ends of the range. */
export function periodsOf({ first, last }: WeekRange, length: number): WeekRange[] {
  const periods: WeekRange[] = []
  for (let from = first; from <= last;) {
    const to = Math.min(last, (Math.floor(from / length) + 1) * length - 1)
    periods.push({ first: from, last: to })
    from = to + 1
  }
  return periods
}
