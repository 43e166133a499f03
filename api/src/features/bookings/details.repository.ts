import { type Insertable, sql } from 'kysely'
import type { BookingQuestions } from '../../platform/database-schema.ts'
import type { Db } from '../../platform/database.ts'

/** In place of those that were asked before. */
export async function replaceQuestions(tx: Db, bookingId: string, questions: Insertable<BookingQuestions>[]) {
  await tx.deleteFrom('booking_questions').where('booking_id', '=', bookingId).execute()
  await insertQuestions(tx, questions)
}

export async function insertQuestions(tx: Db, questions: Insertable<BookingQuestions>[]) {
  if (questions.length > 0) await tx.insertInto('booking_questions').values(questions).execute()
}

export const selectQuestions = (tx: Db, bookingId: string) =>
  tx
    .selectFrom('booking_questions')
    .select(['number', 'text_sealed'])
    .where('booking_id', '=', bookingId)
    .orderBy('number')
    .execute()

/** What a booking is found by, in place of what it was found by before. */
export async function replaceTokens(tx: Db, bookingId: string, tokens: BookingToken[]) {
  await tx.deleteFrom('booking_tokens').where('booking_id', '=', bookingId).execute()
  await insertTokens(tx, tokens)
}

/** What one side finds a booking by. */
export interface BookingToken {
  organization_id: string
  booking_id: string
  token: Buffer
}

export const insertTokens = (tx: Db, tokens: readonly BookingToken[]) =>
  sql`
    insert into booking_tokens (organization_id, booking_id, token)
    select * from unnest(
      ${tokens.map((row) => row.organization_id)}::uuid[], ${tokens.map((row) => row.booking_id)}::uuid[],
      ${tokens.map((row) => row.token)}::bytea[])
    on conflict do nothing`.execute(tx)
