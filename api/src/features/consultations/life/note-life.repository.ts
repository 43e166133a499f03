import { sql, type Insertable } from 'kysely'
import type { NoteAddenda } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'
import type { ConsultationRow } from '../consultation.repository.ts'
import { selectCosignatures } from './cosignature.repository.ts'

/** In place of a name that the caller may not see any more. */
export const formerMember = 'Somebody who has left'

export type NoteLifeRows = Awaited<ReturnType<typeof selectNoteLife>>

/** What became of a note since it was drafted, oldest first: acceptances in force, addenda, co-signatures, and who wrote it. */
export async function selectNoteLife(tx: Db, { organization_id, id, author_id }: ConsultationRow) {
  const acceptances = await tx
    .selectFrom('finding_acceptances as a')
    // Whoever has left is nobody that the caller may see; what they settled stays.
    .leftJoin('people as p', 'p.id', 'a.accepted_by')
    .select(['a.id', 'a.organization_id', 'a.finding_sealed', 'a.accepted_by', 'a.accepted_at', 'p.name'])
    .where('a.organization_id', '=', organization_id)
    .where('a.consultation_id', '=', id)
    .where('a.withdrawn_at', 'is', null)
    .orderBy('a.accepted_at')
    .orderBy('a.id')
    .execute()
  const addenda = await tx
    .selectFrom('note_addenda')
    .selectAll()
    .where('organization_id', '=', organization_id)
    .where('consultation_id', '=', id)
    .orderBy('number')
    .execute()
  const cosignatures = await selectCosignatures(tx, { organization_id, id })
  const author = await tx.selectFrom('people').select('name').where('id', '=', author_id).executeTakeFirst()
  return { acceptances, addenda, cosignatures, authorName: author?.name ?? formerMember }
}

/** Makes room for the version after this one; undefined when it is not the current one or the note takes none. */
export const takeNextVersion = (tx: Db, { id, version }: { id: string; version: number }) =>
  tx
    .updateTable('consultations')
    .set((eb) => ({ status: 'draft', version: eb('version', '+', 1), problem: null, updated_at: sql<Date>`now()` }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('status', 'in', ['draft', 'interrupted', 'failed'])
    .returningAll()
    .executeTakeFirst()

export const lockConsultation = (tx: Db, id: string) =>
  tx.selectFrom('consultations').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()

export interface SignatureColumns {
  signed_at: Date
  signed_by: string
  signed_as: string
  signed_hash: string
}

export const signVersion = (tx: Db, id: string, signature: SignatureColumns) =>
  tx
    .updateTable('consultations')
    .set({ status: 'signed', ...signature, updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

export async function insertAddendum(tx: Db, addendum: Insertable<NoteAddenda>) {
  await tx.insertInto('note_addenda').values(addendum).execute()
}
