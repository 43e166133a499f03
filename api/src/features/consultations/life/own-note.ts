import type { Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { ConsultationFinder } from '../consultation-finder.ts'
import type { ConsultationRow } from '../consultation.repository.ts'
import { lockConsultation } from './note-life.repository.ts'

/** The note if it is the caller's own; `forbidden` for one that they may read only, `not_found` for any other. */
export async function findOwnNote(tx: Db, finder: ConsultationFinder, { personId }: Principal, id: string) {
  const row = await finder.find(tx, id)
  if (row.author_id !== personId) throw new AppError('forbidden', 'Only the author of this note may do that.')
  return row
}

/** Like findOwnNote, and keeps whatever else would change the note waiting until this transaction ends. */
export async function lockOwnNote(tx: Db, finder: ConsultationFinder, principal: Principal, id: string) {
  await findOwnNote(tx, finder, principal, id)
  return lockConsultation(tx, id)
}

/** A colleague is asked to sign what is there, and sees nothing of how it came to be. */
export function refuseCosigner({ personId, breakGlass }: Principal, { author_id }: ConsultationRow) {
  if (author_id === personId || breakGlass !== null) return
  throw new AppError('forbidden', 'Only the author of this note reads what it was before it was signed.')
}

/** Throws the refusal of a note that is signed, that is being written, or of which the caller has an older version. */
export function refuseUnlessAt({ status, version }: ConsultationRow, wanted: number) {
  if (status === 'signed') throw new AppError('signed', 'This note is signed: nothing but an addendum can be added.')
  if (status === 'generating') throw new AppError('already_generating', 'This note is being written. Wait, or stop it.')
  if (version !== wanted) {
    throw new AppError('stale_version', 'This note was changed elsewhere since. Look at the newer version first.')
  }
}
