import { createHash } from 'node:crypto'
import {
  type Imported,
  type ImportDryRun,
  type ImportLine,
  importMaxBytes,
  importShownLines,
} from '@medinotes/shared/specialist-import'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { planAvailability, type ScheduleChange } from './availability-lines.ts'
import { changeSchedules, changeSpecialists } from './carry-out.ts'
import { decodeFile } from './decode-file.ts'
import { lockSpecialists } from './import.repository.ts'
import { readAvailability, readPractice } from './read-practice.ts'
import type { Table } from './read-table.ts'
import { planSpecialists, type SpecialistChange } from './specialist-lines.ts'

/** Exactly what would be done, and its fingerprint. */
interface Plan {
  dryRun: string
  lines: ImportLine[]
  specialists: readonly SpecialistChange[]
  schedules: readonly ScheduleChange[]
}

export function practiceOfAdmin(principal: Principal) {
  if (principal.role !== 'admin') throw new AppError('forbidden', 'Only an admin of the practice imports specialists.')
  return organizationOf(principal).id
}

/** Specialists and their availability from a file: first what it would do, then exactly that or nothing. */
export function createSpecialistImport({ database, audit }: { database: Database; audit: Audit }) {
  return {
    async dryRun(principal: Principal, file: Buffer): Promise<ImportDryRun> {
      const practiceId = practiceOfAdmin(principal)
      const { table, encoding, bytes } = await open(file)
      const { dryRun, lines } = await database.as(principal, (tx) => plan(tx, practiceId, table, bytes))
      return { kind: table.kind, encoding, dryRun, counts: countsOf(lines), lines: shownOf(lines) }
    },

    async apply(principal: Principal, file: Buffer, dryRun: string): Promise<Imported> {
      const practiceId = practiceOfAdmin(principal)
      const { table, bytes } = await open(file)
      return database.as(principal, async (tx) => {
        await lockSpecialists(tx, practiceId)
        const planned = await plan(tx, practiceId, table, bytes)
        if (planned.dryRun !== dryRun) throw changedSince()
        const counts = countsOf(planned.lines)
        if (counts.fault > 0) throw faulty()
        const carrying = { principal, practiceId, audit }
        await changeSpecialists(tx, planned.specialists, carrying)
        await changeSchedules(tx, planned.schedules, carrying)
        return { kind: table.kind, created: counts.create, changed: counts.change, removed: counts.remove }
      })
    },
  }
}

export type SpecialistImport = ReturnType<typeof createSpecialistImport>

async function open(bytes: Buffer) {
  if (bytes.length === 0) throw new AppError('malformed', 'This file is empty.')
  if (bytes.length > importMaxBytes) throw new AppError('malformed', 'A file may have 10 MB at most.')
  const { text, encoding } = decodeFile(bytes)
  const { readTable } = await import('./read-table.ts')
  return { table: await readTable(text), encoding, bytes }
}

async function plan(tx: Db, practiceId: string, { kind, rows }: Table, bytes: Buffer): Promise<Plan> {
  const now = new Date()
  const practice = await readPractice(tx, practiceId)
  const versions = practice.specialists.map(({ id, version }) => [id, version])
  const finish = (lines: ImportLine[], parts: Pick<Plan, 'specialists' | 'schedules'>): Plan => ({
    ...{ lines, dryRun: fingerprint(bytes, [practiceId, kind, versions, lines]), ...parts },
  })
  if (kind === 'specialists') {
    const planned = await planSpecialists(rows, practice)
    const specialists = planned.flatMap(({ change }) => (change === null ? [] : [change]))
    const lines = planned.map(({ line }) => line)
    return finish(lines, { specialists, schedules: [] })
  }
  const availability = await readAvailability(tx, practiceId, now)
  const { lines, changes } = await planAvailability(rows, { practice, availability, now })
  return finish(lines, { specialists: [], schedules: changes })
}

const fingerprint = (bytes: Buffer, said: unknown) =>
  createHash('sha256').update(bytes).update(JSON.stringify(said)).digest('hex')

function countsOf(lines: readonly ImportLine[]) {
  const counts = { create: 0, change: 0, remove: 0, unchanged: 0, fault: 0 }
  for (const { outcome } of lines) counts[outcome] += 1
  return counts
}

const weight = { fault: 0, remove: 1, change: 2, create: 3, unchanged: 4 }

/** All of them, or of too many those that matter most, each kind in the order of the file. */
const shownOf = (lines: ImportLine[]) =>
  lines.length <= importShownLines
    ? lines
    : lines.toSorted((a, b) => weight[a.outcome] - weight[b.outcome]).slice(0, importShownLines)

const changedSince = () =>
  new AppError(
    'stale_version',
    'The file or the practice changed since you looked at this. Look at what it would do now.',
  )

const faulty = () =>
  new AppError('malformed', 'Some lines cannot be imported. Put them right and choose the file again.')
