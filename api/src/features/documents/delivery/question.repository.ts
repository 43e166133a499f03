import type { Insertable } from 'kysely'
import type { QuestionAnswers, QuestionSources } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'

/** Answers that the caller may see; one in a document that is gone answers nothing any more. */
export const selectAnswers = (tx: Db, bookingId: string) =>
  tx
    .selectFrom('question_answers as a')
    .leftJoin('documents as d', 'd.id', 'a.document_id')
    .selectAll('a')
    .where('a.booking_id', '=', bookingId)
    .where((eb) => eb.or([eb('a.document_id', 'is', null), eb('d.status', 'in', ['scanning', 'clean'])]))
    .execute()

export type AnswerRow = Awaited<ReturnType<typeof selectAnswers>>[number]

export const selectSources = (tx: Db, bookingId: string) =>
  tx
    .selectFrom('question_sources as s')
    .innerJoin('documents as d', 'd.id', 's.document_id')
    .selectAll('s')
    .where('s.booking_id', '=', bookingId)
    .where('d.status', '=', 'clean')
    .execute()

export type SourceRow = Awaited<ReturnType<typeof selectSources>>[number]

interface Asked {
  bookingId: string
  key: Buffer
}

export async function deleteAnswer(tx: Db, { bookingId, key }: Asked) {
  const row = await tx
    .deleteFrom('question_answers')
    .where('booking_id', '=', bookingId)
    .where('question_key', '=', key)
    .returning('booking_id')
    .executeTakeFirst()
  return row !== undefined
}

/** In place of the answer before. */
export async function replaceAnswer(tx: Db, answer: Insertable<QuestionAnswers>) {
  await deleteAnswer(tx, { bookingId: answer.booking_id, key: answer.question_key })
  await tx.insertInto('question_answers').values(answer).execute()
}

export async function deleteSource(tx: Db, { bookingId, key }: Asked) {
  const row = await tx
    .deleteFrom('question_sources')
    .where('booking_id', '=', bookingId)
    .where('question_key', '=', key)
    .returning('booking_id')
    .executeTakeFirst()
  return row !== undefined
}

/** In place of the source before. */
export async function replaceSource(tx: Db, source: Insertable<QuestionSources>) {
  await deleteSource(tx, { bookingId: source.booking_id, key: source.question_key })
  await tx.insertInto('question_sources').values(source).execute()
}

export const selectDocumentsAmong = (tx: Db, ids: readonly string[]) =>
  tx.selectFrom('documents').select(['id', 'status', 'uploaded_at']).where('id', 'in', ids).execute()
