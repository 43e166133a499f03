import type { ImportKind } from '@medinotes/shared/specialist-import'
import { csvLine } from '../../../platform/csv.ts'
import type { Database, Db } from '../../../platform/database.ts'
import type { Principal } from '../../../platform/principal.ts'
import { type Entry, entryCells } from './availability-entry.ts'
import { columnsOf } from './columns.ts'
import { practiceOfAdmin } from './import.service.ts'
import type { KnownPractice, KnownSpecialist } from './known-practice.ts'
import { readAvailability, readPractice } from './read-practice.ts'
import { specialistCells } from './specialist-cells.ts'

type Cells = Record<string, string>

const line = (kind: ImportKind, cells: Cells) => csvLine(columnsOf[kind].map(({ key }) => cells[key] ?? ''))

const header = (kind: ImportKind) => csvLine(columnsOf[kind].map(({ name }) => name))

const template = (kind: ImportKind) => csvLine(columnsOf[kind].map(({ example }) => example))

// Excel takes a file without it for one of Windows-1252.
const byteOrderMark = '\uFEFF'

const who = ({ id, email, profile }: KnownSpecialist) => ({ id, name: profile.name, email: email ?? '' })

const specialistLines = (practice: KnownPractice) =>
  practice.specialists.map((one) => line('specialists', { ...specialistCells(one.profile, practice), ...who(one) }))

async function availabilityLines(tx: Db, practiceId: string, practice: KnownPractice, now: Date) {
  const { hours, exceptions } = await readAvailability(tx, practiceId, now)
  return practice.specialists.flatMap((specialist) => {
    const entries: Entry[] = [
      ...(hours.get(specialist.id) ?? []).map((each) => ({ kind: 'hours' as const, hours: each, isUndated: false })),
      ...(exceptions.get(specialist.id) ?? [])
        .filter(({ endsAt }) => Date.parse(endsAt) > now.getTime())
        .map((exception) => ({ kind: 'exception' as const, exception })),
    ]
    return entries.map((entry) =>
      line('availability', { ...entryCells(entry, { specialist, practice }), ...who(specialist) }),
    )
  })
}

/** The present state in the columns that an import takes, or those with an example. */
export function createImportExport(database: Database) {
  return {
    async open(principal: Principal, kind: ImportKind, asTemplate: boolean) {
      const practiceId = practiceOfAdmin(principal)
      const lines = asTemplate
        ? [template(kind)]
        : await database.as(principal, async (tx) => {
            const practice = await readPractice(tx, practiceId)
            if (kind === 'specialists') return specialistLines(practice)
            return availabilityLines(tx, practiceId, practice, new Date())
          })
      return {
        filename: asTemplate ? `${kind}-template.csv` : `${kind}-${new Date().toISOString().slice(0, 10)}.csv`,
        lines: [byteOrderMark, header(kind), ...lines],
      }
    },
  }
}

export type ImportExport = ReturnType<typeof createImportExport>
