import type { SignInDb } from './sign-in-database.ts'

export async function replaceBackupCodes(db: SignInDb, accountId: string, codeHashes: readonly Buffer[]) {
  await deleteBackupCodes(db, accountId)
  await db
    .insertInto('backup_codes')
    .values(codeHashes.map((codeHash) => ({ account_id: accountId, code_hash: codeHash })))
    .execute()
}

/** Uses a code up; of two at once one gets it. */
export async function takeBackupCode(db: SignInDb, accountId: string, codeHash: Buffer) {
  const { numDeletedRows } = await db
    .deleteFrom('backup_codes')
    .where('account_id', '=', accountId)
    .where('code_hash', '=', codeHash)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function countBackupCodes(db: SignInDb, accountId: string) {
  const { count } = await db
    .selectFrom('backup_codes')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function deleteBackupCodes(db: SignInDb, accountId: string) {
  await db.deleteFrom('backup_codes').where('account_id', '=', accountId).execute()
}
