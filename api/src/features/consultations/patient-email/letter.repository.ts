import type { LetterKind } from '@medinotes/shared/patient-letters'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { PatientEmails, PatientLetters } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'

interface Owner {
  organization_id: string
  /** Of the note. */
  id: string
}

export type LetterRow = Selectable<PatientLetters>
export type EmailRow = Selectable<PatientEmails>

export const selectLetters = (tx: Db, { organization_id, id }: Owner) =>
  tx
    .selectFrom('patient_letters as l')
    .innerJoin('people as m', 'm.id', 'l.made_by')
    .leftJoin('people as c', 'c.id', 'l.confirmed_by')
    .selectAll('l')
    .select(['m.name as made_by_name', 'c.name as confirmed_by_name'])
    .where('l.organization_id', '=', organization_id)
    .where('l.consultation_id', '=', id)
    .orderBy('l.made_at')
    .execute()

/** Newest first. */
export const selectEmails = (tx: Db, { organization_id, id }: Owner) =>
  tx
    .selectFrom('patient_emails')
    .selectAll()
    .where('organization_id', '=', organization_id)
    .where('consultation_id', '=', id)
    .orderBy('sent_at', 'desc')
    .orderBy('id')
    .execute()

/** Changes of a note's letters, and sendings of them, come one after another. */
export const lockNote = (tx: Db, id: string) =>
  tx.selectFrom('consultations').select('id').where('id', '=', id).forUpdate().execute()

export async function insertLetter(tx: Db, letter: Insertable<PatientLetters>) {
  await tx.insertInto('patient_letters').values(letter).execute()
}

const unconfirmed = { confirmed_by: null, confirmed_at: null, confirmed_hash: null, confirmed_addenda: null }

interface NewText {
  content_sealed: string
  made_by: string
  /** Left as it is where absent. */
  writer?: string | null
}

/** The next revision of a letter, which nobody has confirmed. */
export async function replaceLetter(tx: Db, id: string, text: NewText) {
  await tx
    .updateTable('patient_letters')
    .set((eb) => ({ ...text, ...unconfirmed, revision: eb('revision', '+', 1), made_at: sql<Date>`now()` }))
    .where('id', '=', id)
    .execute()
}

/** Keeps what was decided about a letter beside its text. */
export async function keepContent(tx: Db, id: string, content_sealed: string) {
  await tx.updateTable('patient_letters').set({ content_sealed }).where('id', '=', id).execute()
}

/** What was made from another text waits to be looked at again. */
export async function unconfirmAll(tx: Db, { organization_id, id }: Owner) {
  await tx
    .updateTable('patient_letters')
    .set(unconfirmed)
    .where('organization_id', '=', organization_id)
    .where('consultation_id', '=', id)
    .execute()
}

export async function confirmLetter(
  tx: Db,
  id: string,
  { personId, hash, addenda }: { personId: string; hash: string; addenda: number },
) {
  const confirmed = { confirmed_by: personId, confirmed_hash: hash, confirmed_addenda: addenda }
  await tx
    .updateTable('patient_letters')
    .set({ ...confirmed, confirmed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
}

export async function insertEmail(tx: Db, email: Insertable<PatientEmails>) {
  await tx.insertInto('patient_emails').values(email).execute()
}

export const isOf =
  ({ language, level }: LetterKind) =>
  (row: Pick<LetterRow, 'language' | 'level'>) =>
    row.language === language && row.level === level
