import { dateSchema, timeOfDaySchema } from '@medinotes/shared/common'
import type { ImportLine } from '@medinotes/shared/specialist-import'

export type Fault = ImportLine['faults'][number]

/** What a cell says, or why it says nothing. */
export type Reading<Value> = { value: Value } | { fault: string }

const value = <Value>(read: Value): Reading<Value> => ({ value: read })
const fault = (message: string): Reading<never> => ({ fault: message })

export function readYes(cell: string): Reading<boolean> {
  const said = cell.toLowerCase()
  if (['yes', 'y', 'true', '1'].includes(said)) return value(true)
  if (['no', 'n', 'false', '0'].includes(said)) return value(false)
  return fault('Write yes or no')
}

export const readWhole = (cell: string): Reading<number> =>
  /^\d{1,6}$/.test(cell) ? value(Number(cell)) : fault('Write a whole number')

export function readCents(cell: string): Reading<number> {
  const amount = /^\$?\s*(\d{1,3}(?:,?\d{3})*)(?:\.(\d{1,2}))?$/.exec(cell)
  if (!amount) return fault('Write an amount such as 902.00')
  return value(Number(amount[1]?.replaceAll(',', '')) * 100 + Number((amount[2] ?? '').padEnd(2, '0')))
}

export const listOf = (cell: string) =>
  cell
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '')

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
export const weekdayName = (weekday: number) => {
  const name = weekdays[weekday - 1] ?? ''
  return name.charAt(0).toUpperCase() + name.slice(1)
}

export function readWeekday(cell: string): Reading<number> {
  const said = cell.toLowerCase()
  const index = said.length < 3 ? Number(said) - 1 : weekdays.findIndex((name) => name.startsWith(said))
  return weekdays[index] === undefined ? fault('Write a weekday such as Monday') : value(index + 1)
}

/** `9:00` and `09:00:00` too, as spreadsheets write it. */
export function readTime(cell: string): Reading<string> {
  const time = timeOfDaySchema.safeParse(/^(\d{1,2}:\d{2})(?::00)?$/.exec(cell)?.[1]?.padStart(5, '0'))
  return time.success ? value(time.data) : fault('Write a time such as 09:30')
}

/** `2027-02-01`, or `1/02/2027` as a spreadsheet in Australia makes of it. */
export function readDate(cell: string): Reading<string> {
  const local = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell)
  const [, day = '', month = '', year = ''] = local ?? []
  const date = dateSchema.safeParse(local ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : cell)
  return date.success ? value(date.data) : fault('Write a date such as 2027-02-01 or 1/02/2027')
}

/** A date with a time, or without one where a whole day is meant. */
export function readDateTime(cell: string): Reading<{ date: string; time: string | null }> {
  const [day = '', time, ...rest] = cell.split(/[T\s]+/)
  const date = readDate(day)
  const clock = time === undefined ? value(null) : readTime(time)
  if ('fault' in date || 'fault' in clock || rest.length > 0)
    return fault('Write a date and a time such as 2027-02-01 09:00')
  return value({ date: date.value, time: clock.value })
}

/** Reads cells of one line and keeps what was wrong with them. */
export function cellReader(cellOf: (column: string) => string | undefined, nameOf: (column: string) => string) {
  const faults: Fault[] = []
  const blame = (column: string, message: string) => void faults.push({ column: nameOf(column), message })
  return {
    faults,
    blame,
    /** What `otherwise` says where the cell is empty or there is no such column. */
    read<Value>(column: string, convert: (cell: string) => Reading<Value>, otherwise: Value): Value {
      const cell = cellOf(column) ?? ''
      if (cell === '') return otherwise
      const reading = convert(cell)
      if ('value' in reading) return reading.value
      blame(column, reading.fault)
      return otherwise
    },
  }
}
