import type { AddException, WorkingHours } from '@medinotes/shared/scheduling'
import { addExceptionSchema, workingHoursSchema } from '@medinotes/shared/scheduling'
import { dayNumber, instantAt, localDateOf, minutesOf, minutesShown } from '../../../platform/wall-clock.ts'
import { cellReader, readDate, readDateTime, readTime, readWeekday, readWhole, weekdayName } from './cells.ts'
import { columnName } from './columns.ts'
import { type KnownPlace, type KnownPractice, type KnownSpecialist, sameText } from './known-practice.ts'
import type { TableRow } from './read-table.ts'

/** What a line of availability says; hours without a first day begin today unless they are there already. */
export type Entry =
  | { kind: 'hours'; hours: WorkingHours; isUndated: boolean }
  | { kind: 'exception'; exception: AddException }

type Reader = ReturnType<typeof cellReader>

const telehealth = 'telehealth'
const nameOf = (key: string) => columnName('availability', key)

export interface EntryContext {
  specialist: KnownSpecialist
  practice: Pick<KnownPractice, 'places'>
  now: Date
}

export function readEntry(row: TableRow, context: EntryContext) {
  const reader = cellReader(row.cell, nameOf)
  if (row.isUneven) reader.faults.push({ column: null, message: 'This line has not as many cells as the first one' })
  const kind = sameText(row.cell('kind') ?? '')
  if (kind === 'hours') return { entry: readHours(row, reader, context), faults: reader.faults }
  if (kind === 'leave' || kind === 'extra')
    return { entry: readException(row, kind, reader, context), faults: reader.faults }
  reader.blame('kind', 'Write hours, leave or extra')
  return { entry: null, faults: reader.faults }
}

/** Null for telehealth, undefined where it is none of the practice's. */
function readPlace(
  row: TableRow,
  { blame }: Reader,
  { places }: EntryContext['practice'],
): KnownPlace | null | undefined {
  const said = sameText(row.cell('place') ?? '')
  if (said === telehealth) return null
  const named = places.filter(({ name }) => sameText(name) === said)
  const [place, ...others] = named.some(({ active }) => active) ? named.filter(({ active }) => active) : named
  if (said === '') blame('place', 'Name a place of the practice, or Telehealth')
  else if (place === undefined) blame('place', 'The practice has no place of this name; add it under Places first')
  else if (others.length > 0) blame('place', 'Several places have this name')
  return others.length > 0 ? undefined : place
}

const demand = ({ blame }: Reader, row: TableRow, columns: readonly string[]) => {
  for (const column of columns) if ((row.cell(column) ?? '') === '') blame(column, `Fill in “${nameOf(column)}”`)
}

function readHours(row: TableRow, reader: Reader, { practice, specialist, now }: EntryContext): Entry | null {
  const place = readPlace(row, reader, practice)
  demand(reader, row, ['weekday', 'from', 'to'])
  const today = localDateOf(now, place?.timeZone ?? specialist.profile.timeZone)
  const hours = {
    weekday: reader.read('weekday', readWeekday, 1),
    placeId: place?.id ?? null,
    from: reader.read('from', readTime, ''),
    to: reader.read('to', readTime, ''),
    everyWeeks: reader.read('everyWeeks', readWhole, 1),
    validFrom: reader.read('validFrom', readDate, today),
    validUntil: reader.read('validUntil', readDate, null),
  }
  if (reader.faults.length > 0) return null
  return checked(reader, workingHoursSchema.safeParse(hours), (read) => ({
    ...{ kind: 'hours', hours: read, isUndated: (row.cell('validFrom') ?? '') === '' },
  }))
}

function readException(row: TableRow, kind: 'leave' | 'extra', reader: Reader, context: EntryContext): Entry | null {
  const place = kind === 'extra' ? readPlace(row, reader, context.practice) : null
  demand(reader, row, ['from', 'to'])
  const timeZone = place?.timeZone ?? context.specialist.profile.timeZone
  const startsAt = readInstant('from', reader, { timeZone, isEnd: false })
  const endsAt = readInstant('to', reader, { timeZone, isEnd: true })
  if (startsAt === null || endsAt === null || reader.faults.length > 0) return null
  const note = row.cell('note') ?? ''
  const exception = addExceptionSchema.safeParse({ kind, startsAt, endsAt, placeId: place?.id ?? null, note })
  return checked(reader, exception, (read) => ({ kind: 'exception', exception: read }))
}

/** A date alone is the whole day, so that its end is the next midnight. */
function readInstant(
  column: 'from' | 'to',
  { read, blame }: Reader,
  { timeZone, isEnd }: { timeZone: string; isEnd: boolean },
) {
  const said = read(column, readDateTime, null)
  if (said === null) return null
  const minutes = said.time === null ? (isEnd ? 1440 : 0) : minutesOf(said.time)
  const at = instantAt(dayNumber(said.date), minutes, timeZone)
  if (at !== null) return new Date(at).toISOString()
  blame(column, 'There is no such time: the clock goes forward that night')
  return null
}

interface Checked<Value> {
  data?: Value
  error?: { issues: readonly { path: PropertyKey[]; message: string }[] }
}

const columnOfField: Record<string, string> = { startsAt: 'from', endsAt: 'to', placeId: 'place' }

function checked<Value>({ blame }: Reader, { data, error }: Checked<Value>, entryOf: (data: Value) => Entry) {
  for (const { path, message } of error?.issues ?? []) {
    const field = String(path[0] ?? 'from')
    blame(columnOfField[field] ?? field, message)
  }
  return data === undefined ? null : entryOf(data)
}

/** Two entries of a specialist are the same where these are. */
export const hoursKey = ({ weekday, placeId, from, to, everyWeeks, validUntil }: WorkingHours, validFrom: string) =>
  [weekday, placeId, from, to, everyWeeks, validFrom, validUntil].join(' ')
export const exceptionKey = ({ kind, placeId, startsAt, endsAt }: Omit<AddException, 'note'>) =>
  [kind, placeId, Date.parse(startsAt), Date.parse(endsAt)].join(' ')

const zoned = (instant: string, timeZone: string) => {
  const at = new Date(instant)
  const date = localDateOf(at, timeZone)
  const minutes = Math.round(minutesShown(at.getTime(), dayNumber(date), timeZone))
  return `${date} ${[Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')}`
}

const placeName = (id: string | null, { places }: EntryContext['practice']) =>
  id === null ? 'Telehealth' : (places.find((place) => place.id === id)?.name ?? id)

/** An entry as the cells of a line, as an export has them. */
export function entryCells(entry: Entry, { specialist, practice }: Omit<EntryContext, 'now'>): Record<string, string> {
  if (entry.kind === 'hours') {
    const { weekday, placeId, from, to, everyWeeks, validFrom, validUntil } = entry.hours
    return {
      ...{ kind: 'hours', place: placeName(placeId, practice), weekday: weekdayName(weekday), from, to },
      ...{ everyWeeks: String(everyWeeks), validFrom, validUntil: validUntil ?? '', note: '' },
    }
  }
  const { kind, placeId, startsAt, endsAt, note } = entry.exception
  const timeZone = practice.places.find(({ id }) => id === placeId)?.timeZone ?? specialist.profile.timeZone
  return {
    ...{ kind, place: kind === 'leave' ? '' : placeName(placeId, practice), note },
    ...{ from: zoned(startsAt, timeZone), to: zoned(endsAt, timeZone) },
  }
}

/** An entry in a few words. */
export function entryWords(entry: Entry, context: Omit<EntryContext, 'now'>) {
  const { kind, place = '', weekday = '', from, to, everyWeeks } = entryCells(entry, context)
  if (kind === 'hours')
    return `${weekday} ${from}–${to}, ${place}${everyWeeks === '1' ? '' : `, every ${everyWeeks} weeks`}`
  return kind === 'leave' ? `Leave ${from} to ${to}` : `Extra session ${from} to ${to}, ${place}`
}
