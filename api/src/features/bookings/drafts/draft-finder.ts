import type { Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { type DraftRow, selectDraft } from './draft.repository.ts'

export const unknownDraft = () => new AppError('not_found', 'There is no such form in progress.')

/** A form in progress of the caller's. */
export async function findDraft(tx: Db, id: string): Promise<DraftRow> {
  const row = await selectDraft(tx, id)
  if (row === undefined) throw unknownDraft()
  return row
}
