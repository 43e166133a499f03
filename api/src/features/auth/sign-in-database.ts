import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import { createSignInPool } from './sign-in-pool.ts'
import type { SignInTables } from './sign-in-tables.ts'

/** What a repository function of sign-in runs on: the issuer's connection or a transaction on it. */
export type SignInDb = Kysely<SignInTables>

/** The tables of sign-in, as the role that sees nothing else. */
export interface SignInDatabase {
  pool: PostgresPool
  run<Result>(work: (db: SignInDb) => Promise<Result>): Promise<Result>
  transaction<Result>(work: (tx: SignInDb) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

export function openSignInDatabase(settings: Parameters<typeof createSignInPool>[0]): SignInDatabase {
  const pool = createSignInPool(settings)
  const db: SignInDb = new Kysely({ dialect: new PostgresDialect({ pool }) })
  return {
    pool,
    run: (work) => work(db),
    transaction: (work) => db.transaction().execute(work),
    close: () => db.destroy(),
  }
}
