import { setImmediate } from 'node:timers/promises'
import type { AddException, ScheduleException, WorkingHours } from '@medinotes/shared/scheduling'
import type { ImportLine } from '@medinotes/shared/specialist-import'
import { overlappingHours } from '../schedules/overlapping-hours.ts'
import { type Entry, entryWords, exceptionKey, hoursKey, readEntry } from './availability-entry.ts'
import type { Fault } from './cells.ts'
import { columnName } from './columns.ts'
import type { KnownAvailability, KnownPractice, KnownSpecialist } from './known-practice.ts'
import type { TableRow } from './read-table.ts'
import { whoseLines } from './whose-line.ts'

/** What a file does to the schedule of one specialist; `hours` are all of them, where any change. */
export interface ScheduleChange {
  specialist: KnownSpecialist
  hours: readonly WorkingHours[] | null
  added: readonly AddException[]
  /** Ids of exceptions whose note changes, which are written anew. */
  replaced: readonly string[]
}

interface Read {
  row: TableRow
  entry: Entry | null
  faults: Fault[]
}

interface Compared {
  practice: KnownPractice
  availability: KnownAvailability
  now: Date
}

const pause = 500
const mostHours = 60
const named = (key: string) => columnName('availability', key)

/** Line by line what a file of availability would do. Hours of a specialist in it replace theirs; leave and extra sessions are added. */
export async function planAvailability(rows: readonly TableRow[], compared: Compared) {
  const { reads, lines } = await readRows(rows, compared)
  const changes: ScheduleChange[] = []
  for (const [specialist, own] of reads) {
    await setImmediate()
    const planned = planSpecialist(specialist, own, compared)
    lines.push(...planned.lines)
    if (planned.change) changes.push(planned.change)
  }
  return { lines: lines.toSorted((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity)), changes }
}

async function readRows(rows: readonly TableRow[], { practice, now }: Compared) {
  const whoseOf = whoseLines(practice)
  const reads = new Map<KnownSpecialist, Read[]>()
  const lines: ImportLine[] = []
  for (const [index, row] of rows.entries()) {
    if (index % pause === 0) await setImmediate()
    const whose = whoseOf(row)
    if ('known' in whose) {
      const own = reads.get(whose.known) ?? []
      reads.set(whose.known, own)
      own.push({ row, ...readEntry(row, { specialist: whose.known, practice, now }) })
    } else {
      const { column, fault } =
        'fault' in whose
          ? whose
          : { column: 'name', fault: 'The practice has no specialist of this name; import or add them first' }
      lines.push(faulty(row, row.cell('name') ?? '', [{ column: named(column), message: fault }]))
    }
  }
  return { reads, lines }
}

const faulty = ({ line }: TableRow, name: string, faults: Fault[]): ImportLine => ({
  ...{ line, outcome: 'fault', name, about: '', changes: [], faults, booked: 0 },
})

function planSpecialist(specialist: KnownSpecialist, reads: readonly Read[], compared: Compared) {
  const context = { specialist, practice: compared.practice }
  const known = compared.availability.hours.get(specialist.id) ?? []
  const exceptions = compared.availability.exceptions.get(specialist.id) ?? []
  const resolved = reads.map((read) => resolve(read, known))
  blameTwins(resolved)
  blameOverlaps(resolved)
  const fates = resolved.map((read) => fateOf(read, known, exceptions))
  const lines = resolved.map(({ row, entry, faults }, index): ImportLine => {
    const fate = fates[index] ?? unchanged
    if (entry === null || faults.length > 0) return faulty(row, specialist.profile.name, faults)
    return {
      ...{ line: row.line, outcome: fate.outcome, name: specialist.profile.name, about: entryWords(entry, context) },
      ...{ changes: fate.changes, faults: [], booked: bookedIn(entry, fate.outcome, specialist, compared) },
    }
  })
  const hours = resolved.flatMap(({ entry }) => (entry?.kind === 'hours' ? [entry.hours] : []))
  // While a line cannot be read, what it leaves out is not known.
  const isWhole = resolved.every(({ faults }) => faults.length === 0)
  const gone = hours.length === 0 || !isWhole ? [] : goneHours(known, hours)
  const removals = gone.map((each): ImportLine => ({
    ...{ line: null, outcome: 'remove', name: specialist.profile.name, changes: [], faults: [], booked: 0 },
    about: entryWords({ kind: 'hours', hours: each, isUndated: false }, context),
  }))
  return { lines: [...lines, ...removals], change: changeOf(specialist, resolved, fates, hours, gone.length > 0) }
}

/** Hours without a first day are those that are there already, if there are any like them. */
function resolve(read: Read, known: readonly WorkingHours[]): Read {
  if (read.entry?.kind !== 'hours' || !read.entry.isUndated) return read
  const { hours } = read.entry
  const same = known.find((each) => hoursKey(each, '') === hoursKey(hours, ''))
  return same ? { ...read, entry: { ...read.entry, hours: { ...hours, validFrom: same.validFrom } } } : read
}

const keyOf = (entry: Entry) =>
  entry.kind === 'hours' ? hoursKey(entry.hours, entry.hours.validFrom) : exceptionKey(entry.exception)

function blameTwins(reads: readonly Read[]) {
  const seen = new Map<string, number>()
  for (const { row, entry, faults } of reads) {
    if (entry === null) continue
    const twin = seen.get(keyOf(entry))
    if (twin === undefined) seen.set(keyOf(entry), row.line)
    else faults.push({ column: null, message: `This is line ${twin} again` })
  }
}

function blameOverlaps(reads: readonly Read[]) {
  const whole = reads.filter(({ entry, faults }) => entry?.kind === 'hours' && faults.length === 0)
  for (const { faults } of whole.slice(mostHours))
    faults.push({ column: null, message: `A specialist may have ${mostHours} lines of hours at most` })
  const hours = whole.slice(0, mostHours).flatMap(({ entry }) => (entry?.kind === 'hours' ? [entry.hours] : []))
  for (const { path, message } of overlappingHours(hours)) {
    whole[Number(path.split('.')[1])]?.faults.push({ column: named('from'), message })
  }
}

interface Fate {
  outcome: 'create' | 'change' | 'unchanged'
  changes: ImportLine['changes']
  replaces: string | null
}
const unchanged: Fate = { outcome: 'unchanged', changes: [], replaces: null }
const created: Fate = { outcome: 'create', changes: [], replaces: null }

function fateOf({ entry }: Read, known: readonly WorkingHours[], exceptions: readonly ScheduleException[]): Fate {
  if (entry === null) return unchanged
  if (entry.kind === 'hours')
    return known.some((each) => hoursKey(each, each.validFrom) === keyOf(entry)) ? unchanged : created
  const alike = exceptions.filter((each) => exceptionKey(each) === keyOf(entry))
  const [same] = alike
  if (same === undefined) return created
  const { note } = entry.exception
  if (alike.some((each) => each.note === note)) return unchanged
  return { outcome: 'change', changes: [{ column: named('note'), before: same.note, after: note }], replaces: same.id }
}

function goneHours(known: readonly WorkingHours[], hours: readonly WorkingHours[]) {
  const kept = new Set(hours.map((each) => hoursKey(each, each.validFrom)))
  return known.filter((each) => !kept.has(hoursKey(each, each.validFrom)))
}

function bookedIn(entry: Entry, outcome: Fate['outcome'], { id }: KnownSpecialist, { availability }: Compared) {
  if (outcome !== 'create' || entry.kind === 'hours' || entry.exception.kind !== 'leave') return 0
  const [from, until] = [Date.parse(entry.exception.startsAt), Date.parse(entry.exception.endsAt)]
  return (availability.booked.get(id) ?? []).filter((booking) => booking.from < until && booking.until > from).length
}

function changeOf(
  specialist: KnownSpecialist,
  reads: readonly Read[],
  fates: readonly Fate[],
  hours: readonly WorkingHours[],
  removes: boolean,
): ScheduleChange | null {
  const done = reads.flatMap(({ entry }, index) => {
    const fate = fates[index]
    return entry && fate && fate.outcome !== 'unchanged' ? [{ entry, fate }] : []
  })
  if (done.length === 0 && !removes) return null
  return {
    specialist,
    hours: removes || done.some(({ entry }) => entry.kind === 'hours') ? hours : null,
    added: done.flatMap(({ entry }) => (entry.kind === 'exception' ? [entry.exception] : [])),
    replaced: done.flatMap(({ fate }) => (fate.replaces === null ? [] : [fate.replaces])),
  }
}
