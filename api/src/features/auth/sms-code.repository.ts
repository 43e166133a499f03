import { sql } from 'kysely'
import type { SignInDb } from './sign-in-database.ts'

export interface SmsPlace {
  /** The sign-in or session it was sent for; it works nowhere else. */
  boundTo: string
  purpose: 'prove' | 'confirm'
}

interface NewSmsCode extends SmsPlace {
  accountId: string
  codeHash: Buffer
  minutes: number
}

export async function replaceSmsCode(db: SignInDb, { boundTo, purpose, accountId, codeHash, minutes }: NewSmsCode) {
  const expires = sql<Date>`now() + make_interval(mins => ${minutes}::integer)`
  await db
    .deleteFrom('sms_codes')
    .where('expires_at', '<=', sql<Date>`now()`)
    .execute()
  await db
    .insertInto('sms_codes')
    .values({ bound_to: boundTo, purpose, account_id: accountId, code_hash: codeHash, expires_at: expires })
    .onConflict((conflict) =>
      conflict
        .columns(['bound_to', 'purpose'])
        .doUpdateSet({ account_id: accountId, code_hash: codeHash, tries: 0, expires_at: expires }),
    )
    .execute()
}

/** Counts one more try before it is compared; undefined where none is left. */
export const tryCode = (db: SignInDb, { boundTo, purpose }: SmsPlace, most: number) =>
  db
    .updateTable('sms_codes')
    .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
    .where('bound_to', '=', boundTo)
    .where('purpose', '=', purpose)
    .where('tries', '<', most)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning('code_hash as codeHash')
    .executeTakeFirst()

/** Uses the code up; false where another request did, or another code took its place. */
export async function takeSmsCode(db: SignInDb, { boundTo, purpose }: SmsPlace, codeHash: Buffer) {
  const { numDeletedRows } = await db
    .deleteFrom('sms_codes')
    .where('bound_to', '=', boundTo)
    .where('purpose', '=', purpose)
    .where('code_hash', '=', codeHash)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
