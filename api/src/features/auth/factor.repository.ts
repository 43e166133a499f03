import type { FactorMethod } from '@medinotes/shared/sign-in'
import { sql } from 'kysely'
import type { SignInDb } from './sign-in-database.ts'

export type OwnedMethod = Exclude<FactorMethod, 'backup-code'>

export const findFactor = (db: SignInDb, accountId: string, method: OwnedMethod) =>
  db
    .selectFrom('factors')
    .select(['secret_sealed as secretSealed', 'confirmed_at as confirmedAt'])
    .where('account_id', '=', accountId)
    .where('method', '=', method)
    .executeTakeFirst()

/** Those that guard the account, in the order in which they are offered. */
export async function listConfirmedMethods(db: SignInDb, accountId: string): Promise<OwnedMethod[]> {
  const rows = await db
    .selectFrom('factors')
    .select('method')
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .orderBy('method', 'desc')
    .execute()
  return rows.map(({ method }) => method)
}

/** To be confirmed; false where the account has a confirmed one. */
export async function insertUnconfirmed(db: SignInDb, accountId: string, method: OwnedMethod, secretSealed: string) {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('factors')
    .values({ account_id: accountId, method, secret_sealed: secretSealed, confirmed_at: null })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'method'])
        .doUpdateSet({ secret_sealed: secretSealed, last_step: 0 })
        .where('factors.confirmed_at', 'is', null),
    )
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** False where another request confirmed it before. */
export async function confirmFactor(db: SignInDb, accountId: string, method: OwnedMethod) {
  const { numUpdatedRows } = await db
    .updateTable('factors')
    .set({ confirmed_at: sql<Date>`now()` })
    .where('account_id', '=', accountId)
    .where('method', '=', method)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await markFactors(db, accountId)
  return numUpdatedRows > 0n
}

/** Uses up the code of a time step; false where it, or a later one, was used before. */
export async function useStep(db: SignInDb, accountId: string, step: number) {
  const { numUpdatedRows } = await db
    .updateTable('factors')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('method', '=', 'totp')
    .where('last_step', '<', String(step))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function deleteFactor(db: SignInDb, accountId: string, method: OwnedMethod) {
  const { numDeletedRows } = await db
    .deleteFrom('factors')
    .where('account_id', '=', accountId)
    .where('method', '=', method)
    .executeTakeFirst()
  await markFactors(db, accountId)
  return numDeletedRows > 0n
}

/** The API reads of a session's account whether it has any. */
async function markFactors(db: SignInDb, accountId: string) {
  const methods = await listConfirmedMethods(db, accountId)
  await db
    .updateTable('user')
    .set({ twoFactorEnabled: methods.length > 0 })
    .where('id', '=', accountId)
    .execute()
}
