import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

interface PhoneCode {
  personId: string
  phoneSealed: string
  phoneIndex: Buffer
  codeHash: Buffer
  minutes: number
}

/** The number that waits for its code; an earlier one of this person is forgotten. */
export async function replacePhoneCode(db: Db, { personId, minutes, ...code }: PhoneCode) {
  const values = {
    ...{ phone_sealed: code.phoneSealed, phone_index: code.phoneIndex, code_hash: code.codeHash, tries: 0 },
    expires_at: sql<Date>`now() + make_interval(mins => ${minutes}::integer)`,
  }
  await db
    .insertInto('notice_phone_codes')
    .values({ person_id: personId, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute()
}

const waitingFor = (db: Db, personId: string) =>
  db
    .selectFrom('notice_phone_codes')
    .select('phone_sealed as sealed')
    .where('person_id', '=', personId)
    .where('expires_at', '>', sql<Date>`now()`)

/** The number that waits, sealed. */
export const selectWaitingPhone = async (db: Db, personId: string) =>
  (await waitingFor(db, personId).executeTakeFirst())?.sealed ?? null

/** Counts one more try before it is compared; undefined where none is left. */
export const tryPhoneCode = (db: Db, personId: string, most: number) =>
  db
    .updateTable('notice_phone_codes')
    .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
    .where('person_id', '=', personId)
    .where('tries', '<', most)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['code_hash as codeHash', 'phone_index as phoneIndex'])
    .executeTakeFirst()

/** Uses the code up; undefined where another request did, or another code took its place. */
export const takePhoneCode = (db: Db, personId: string, codeHash: Buffer) =>
  db
    .deleteFrom('notice_phone_codes')
    .where('person_id', '=', personId)
    .where('code_hash', '=', codeHash)
    .returning(['phone_sealed as sealed', 'phone_index as index'])
    .executeTakeFirst()

export async function deletePhoneCode(db: Db, personId: string) {
  await db.deleteFrom('notice_phone_codes').where('person_id', '=', personId).execute()
}
