import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { BookingRow } from './booking-row.ts'

interface SealedQuestion {
  number: number
  text_sealed: string
}

/** In place of those that were asked before. */
export async function replaceQuestions(
  tx: Db,
  { id, organization_id }: Pick<BookingRow, 'id' | 'organization_id'>,
  questions: SealedQuestion[],
) {
  await tx.deleteFrom('booking_questions').where('booking_id', '=', id).execute()
  if (questions.length === 0) return
  const values = questions.map((question) => ({ ...question, booking_id: id, organization_id }))
  await tx.insertInto('booking_questions').values(values).execute()
}

export const selectQuestions = (tx: Db, bookingId: string) =>
  tx
    .selectFrom('booking_questions')
    .select(['number', 'text_sealed'])
    .where('booking_id', '=', bookingId)
    .orderBy('number')
    .execute()

/** What the booking is found by, for one side; in place of what it was found by before. */
export async function replaceTokens(tx: Db, bookingId: string, tokens: readonly { side: string; tokens: Buffer[] }[]) {
  await tx.deleteFrom('booking_tokens').where('booking_id', '=', bookingId).execute()
  for (const { side, tokens: ofSide } of tokens) {
    await sql`
      insert into booking_tokens (organization_id, token, booking_id)
      select ${side}::uuid, token, ${bookingId}::uuid from unnest(${ofSide}::bytea[]) as token
      on conflict do nothing`.execute(tx)
  }
}
