import type { Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { interruptAbandoned } from './abandoned-attempts.ts'
import type { AttemptEnder } from './attempt-end.ts'
import {
  selectConsultation,
  selectConsultations,
  type ConsultationFilter,
  type ConsultationRow,
} from './consultation.repository.ts'
import type { NoteGenerations } from './note-generation.ts'

export type ConsultationFinder = ReturnType<typeof createConsultationFinder>

/** Reads consultations as they are now: one whose process is gone is interrupted before anybody sees it generating. */
export function createConsultationFinder(dependencies: { generations: NoteGenerations; attemptEnder: AttemptEnder }) {
  const { generations, attemptEnder } = dependencies

  const mayBeAbandoned = (row: ConsultationRow) => row.status === 'generating' && !generations.streamOf(row.id)

  async function settled<Rows extends ConsultationRow[]>(tx: Db, select: () => Promise<Rows>) {
    const rows = await select()
    if (!rows.some(mayBeAbandoned)) return rows
    return (await interruptAbandoned(tx, attemptEnder)) > 0 ? select() : rows
  }

  return {
    /** Throws `not_found` for an id that does not exist and for one that is somebody else's, alike. */
    async find(tx: Db, id: string) {
      const [row] = await settled(tx, () => selectConsultation(tx, id))
      if (!row) throw new AppError('not_found', 'There is no such consultation, or it is not yours.')
      return row
    },
    list: (tx: Db, filter: ConsultationFilter) => settled(tx, () => selectConsultations(tx, filter)),
  }
}
