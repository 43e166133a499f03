import { type WorkingHours, workingHoursSchema } from '@medinotes/shared/scheduling'
import { today } from '../../consultations/today.ts'

/** Hours as they are being typed: `key` tells the rows apart, whatever stands in them. */
export interface HoursRow extends WorkingHours {
  key: string
}

const usual = { from: '09:00', to: '17:00', everyWeeks: 1, validUntil: null }

export const rowsOf = (hours: readonly WorkingHours[]): HoursRow[] =>
  hours
    .toSorted((a, b) => a.weekday - b.weekday || a.from.localeCompare(b.from))
    .map((row) => ({ ...row, key: crypto.randomUUID() }))

/** The day after the last row, at the same place and times. */
export function nextRow(rows: readonly HoursRow[], placeId: string | null): HoursRow {
  const last = rows.at(-1)
  const key = crypto.randomUUID()
  if (!last) return { ...usual, weekday: 1, placeId, validFrom: today(), key }
  return { ...last, weekday: (last.weekday % 7) + 1, key }
}

export const hoursOf = (rows: readonly HoursRow[]): WorkingHours[] => rows.map(({ key: _key, ...hours }) => hours)

export type RowProblems = Partial<Record<keyof WorkingHours, string>>

/** What is wrong with each row, by its key. */
export function problemsOf(rows: readonly HoursRow[]) {
  const problems = new Map<string, RowProblems>()
  for (const { key, ...hours } of rows) {
    const found: RowProblems = {}
    for (const { path, message } of workingHoursSchema.safeParse(hours).error?.issues ?? [])
      found[path[0] as keyof WorkingHours] ??= message
    if (hours.validUntil !== null && hours.validUntil < hours.validFrom)
      found.validUntil ??= 'The last day must not be before the first'
    if (Object.keys(found).length > 0) problems.set(key, found)
  }
  return problems
}
