import { setImmediate } from 'node:timers/promises'
import { createSpecialistSchema, stateSchema, usualSpecialist, zoneOfState } from '@medinotes/shared/scheduling'
import type { ImportLine } from '@medinotes/shared/specialist-import'
import { cellReader, listOf, readWhole, readYes } from './cells.ts'
import { columnName, columnsOf } from './columns.ts'
import { type KnownPractice, type KnownSpecialist, sameText } from './known-practice.ts'
import type { Profile } from '../schedules/specialist-columns.ts'
import type { TableRow } from './read-table.ts'
import { readOffers, specialistCells } from './specialist-cells.ts'
import { type Whose, whoseLines } from './whose-line.ts'

/** What a line does, and how: `before` is null for somebody new. */
export interface SpecialistChange {
  before: KnownSpecialist | null
  personId: string | null
  profile: Profile
}

interface Planned {
  line: ImportLine
  change: SpecialistChange | null
}

const nameOf = (key: string) => columnName('specialists', key)
const pause = 500

/** Line by line what a file of specialists would do. */
export async function planSpecialists(rows: readonly TableRow[], practice: KnownPractice): Promise<Planned[]> {
  const whoseOf = whoseLines(practice)
  const seen = new Map<string, number>()
  const planned: Planned[] = []
  for (const row of rows) {
    if (planned.length % pause === 0) await setImmediate()
    planned.push(planLine(row, whoseOf(row), practice, seen))
  }
  return planned
}

function planLine(row: TableRow, whose: Whose, practice: KnownPractice, seen: Map<string, number>): Planned {
  const before = 'known' in whose ? whose.known : null
  const { profile, personId, faults, blame } = readLine(row, before, practice)
  if ('fault' in whose) blame(whose.column, whose.fault)
  const who = before?.id ?? `${sameText(profile.name)} ${personId ?? ''}`
  const twin = seen.get(who)
  if (twin === undefined) seen.set(who, row.line)
  else blame('name', `This is the specialist of line ${twin} again`)
  const about = { line: row.line, name: profile.name, about: profile.specialty, booked: 0 }
  if (faults.length > 0) return { line: { ...about, outcome: 'fault', changes: [], faults }, change: null }
  const changes = before ? changesOf(before.profile, profile, practice) : []
  const outcome = before === null ? 'create' : changes.length > 0 ? 'change' : 'unchanged'
  const change = outcome === 'unchanged' ? null : { before, personId, profile }
  return { line: { ...about, outcome, changes, faults }, change }
}

function readLine(row: TableRow, before: KnownSpecialist | null, practice: KnownPractice) {
  const reader = cellReader(row.cell, nameOf)
  const { read, blame, faults } = reader
  if (row.isUneven) faults.push({ column: null, message: 'This line has not as many cells as the first one' })
  const profile = profileOf(row, reader, before, practice)
  const personId = accountOf(row, before, practice, blame)
  const checked = createSpecialistSchema.safeParse({ ...profile, personId })
  for (const { path, message } of checked.error?.issues ?? []) {
    const [key = ''] = path.map(String)
    if (!faults.some(({ column }) => column === nameOf(key))) blame(key, message)
  }
  return { profile, personId, faults, blame, read }
}

type Reader = ReturnType<typeof cellReader>

function profileOf(row: TableRow, { read, blame }: Reader, before: KnownSpecialist | null, practice: KnownPractice) {
  const start = before?.profile ?? usualSpecialist
  const state = read('state', readState, start.state)
  const whole = (key: string, otherwise: number) => read(key, readWhole, otherwise)
  const zoneAsBefore = before !== null && state === before.profile.state
  const offersCell = row.cell('offers')
  const { offers, faults } =
    offersCell === undefined ? { offers: start.offers, faults: [] } : readOffers(offersCell, practice)
  for (const message of faults) blame('offers', message)
  if (row.cell('state') === '') blame('state', 'Write a state such as NSW')
  const languages = row.cell('languages')
  return {
    ...{ name: row.cell('name') ?? '', specialty: row.cell('specialty') ?? '', state },
    languages: languages === undefined ? start.languages : listOf(languages),
    timeZone: row.cell('timeZone') || (zoneAsBefore ? start.timeZone : zoneOfState[state]),
    offers: keptInAcuity(offers, before, practice),
    takesInterpreters: read('takesInterpreters', readYes, start.takesInterpreters),
    onRequest: read('onRequest', readYes, start.onRequest),
    bufferBeforeMinutes: whole('bufferBeforeMinutes', start.bufferBeforeMinutes),
    bufferAfterMinutes: whole('bufferAfterMinutes', start.bufferAfterMinutes),
    stepMinutes: whole('stepMinutes', start.stepMinutes),
    minimumNoticeHours: whole('minimumNoticeHours', start.minimumNoticeHours),
    horizonDays: whole('horizonDays', start.horizonDays),
    worksOnHolidays: read('worksOnHolidays', readYes, start.worksOnHolidays),
  }
}

function readState(cell: string) {
  const state = stateSchema.safeParse(cell.toUpperCase())
  return state.success ? { value: state.data } : { fault: 'Write a state such as NSW' }
}

const keptInAcuity = (offers: Profile['offers'], before: KnownSpecialist | null, practice: KnownPractice) =>
  offers.map((offer) => ({
    ...offer,
    minutes: practice.minutesInAcuity.get(`${before?.id} ${offer.examTypeId}`) ?? offer.minutes,
  }))

/** The same words for an address that nobody has and for one of somebody elsewhere. */
function accountOf(row: TableRow, before: KnownSpecialist | null, { accounts }: KnownPractice, blame: Reader['blame']) {
  const email = sameText(row.cell('email') ?? '')
  if (email === '') return null
  if (before !== null) {
    if (before.email === null || sameText(before.email) !== email)
      blame('email', 'The account of a specialist stays as it is')
    return null
  }
  const personId = accounts.get(email)
  if (personId === undefined)
    blame('email', 'No specialist of your practice signs in with this address; invite them first, or leave it empty')
  return personId ?? null
}

function changesOf(before: Profile, after: Profile, practice: KnownPractice) {
  const [was, is] = [specialistCells(before, practice), specialistCells(after, practice)]
  return columnsOf.specialists.flatMap(({ key, name }) =>
    was[key] === is[key] ? [] : [{ column: name, before: was[key] ?? '', after: is[key] ?? '' }],
  )
}
