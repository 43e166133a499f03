import type { SignUpKind } from '@medinotes/shared/sign-in'
import { sql } from 'kysely'
import type { SignInDb } from './sign-in-database.ts'

/** Somebody who can sign in with a password. */
export interface Account {
  id: string
  name: string
  email: string
  emailVerified: boolean
  kind: string
  hasFactor: boolean
}

export interface NewAccount {
  name: string
  email: string
  emailVerified: boolean
  kind: SignUpKind
  passwordHash: string
}

const accounts = (db: SignInDb) =>
  db
    .selectFrom('user')
    .select(['id', 'name', 'email', 'emailVerified', 'kind'])
    .select(({ fn, val }) => fn.coalesce('twoFactorEnabled', val(false)).as('hasFactor'))

export const findAccount = (db: SignInDb, id: string): Promise<Account | undefined> =>
  accounts(db).where('id', '=', id).executeTakeFirst()

export const findAccountByEmail = (db: SignInDb, email: string): Promise<Account | undefined> =>
  accounts(db).where('email', '=', email.toLowerCase()).executeTakeFirst()

export const findPassword = (db: SignInDb, id: string) =>
  db
    .selectFrom('account')
    .select(['password', 'updatedAt'])
    .where('userId', '=', id)
    .where('providerId', '=', 'credential')
    .executeTakeFirst()

/** Undefined where the address has an account already. */
export async function insertAccount(db: SignInDb, account: NewAccount): Promise<Account | undefined> {
  const { passwordHash, email, ...told } = account
  const row = await db
    .insertInto('user')
    .values({ ...told, email: email.toLowerCase() })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning(['id', 'email'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  await db
    .insertInto('account')
    .values({
      accountId: row.id,
      providerId: 'credential',
      userId: row.id,
      password: passwordHash,
      updatedAt: new Date(),
    })
    .execute()
  return { ...told, ...row, hasFactor: false }
}

export async function updatePassword(db: SignInDb, id: string, passwordHash: string) {
  await db
    .updateTable('account')
    .set({ password: passwordHash, updatedAt: sql<Date>`now()` })
    .where('userId', '=', id)
    .where('providerId', '=', 'credential')
    .execute()
}

/** Keeps the same password in another form, unless it changed meanwhile. */
export async function replaceHash(db: SignInDb, id: string, former: string, hash: string) {
  await db
    .updateTable('account')
    .set({ password: hash })
    .where('userId', '=', id)
    .where('password', '=', former)
    .execute()
}

export async function updateAccount(
  db: SignInDb,
  id: string,
  change: Partial<Pick<Account, 'name' | 'email' | 'emailVerified' | 'kind'>>,
) {
  await db
    .updateTable('user')
    .set({ ...change, updatedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
}
