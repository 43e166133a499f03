import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration'
import pg from 'pg'
import { apiRoot } from './api-root.ts'
import { hearErrors } from './database-pool.ts'
import { prepareJobQueue } from './jobs/job-schema.ts'

const directory = join(apiRoot, 'migrations')

const namesOfFiles = async () =>
  (await readdir(directory)).flatMap((file) => (file.endsWith('.sql') ? [file.replace(/\.sql$/, '')] : [])).toSorted()

const sqlFiles: MigrationProvider = {
  async getMigrations() {
    const entries = await Promise.all(
      (await namesOfFiles()).map(async (name): Promise<[string, Migration]> => {
        const text = await readFile(join(directory, `${name}.sql`), 'utf8')
        return [name, { up: async (db) => void (await sql.raw(text).execute(db)) }]
      }),
    )
    return Object.fromEntries(entries)
  },
}

/** Whether these very migrations have run: the migrator looks at every table to find out, which takes a tenth of a start. */
async function isUpToDate(db: Kysely<unknown>) {
  const { rows } = await sql<{ exists: boolean }>`select to_regclass('kysely_migration') is not null as exists`.execute(
    db,
  )
  if (!rows[0]?.exists) return false
  const run = await sql<{ name: string }>`select name from kysely_migration order by name collate "C"`.execute(db)
  return run.rows.map(({ name }) => name).join() === (await namesOfFiles()).join()
}

async function runMigrator(db: Kysely<unknown>) {
  const { error, results } = await new Migrator({ db, provider: sqlFiles }).migrateToLatest()
  if (error !== undefined) throw error
  return (results ?? []).map((result) => result.migrationName)
}

/**
 * Brings the schema up to date as the owner role, then lets the login of `serviceUser` take on the runtime roles.
 * Safe when several instances start at once: the migrator takes a lock. Returns the names of the migrations it ran.
 */
export async function migrate({ migrationUrl, serviceUser }: { migrationUrl: string; serviceUser: string }) {
  const pool = new pg.Pool({ connectionString: migrationUrl, max: 2, connectionTimeoutMillis: 10_000 })
  hearErrors(pool, () => undefined)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const executed = (await isUpToDate(db)) ? [] : await runMigrator(db)
    await prepareJobQueue(pool)
    await db.transaction().execute((tx) => letTakeOnRuntimeRoles(tx, serviceUser))
    return executed
  } finally {
    await db.destroy()
  }
}

// At every start, since the login may have changed. The owner of a role may administer it without being able to take it
// on, and PostgreSQL before 16 does not tell these apart.
async function letTakeOnRuntimeRoles(tx: Kysely<unknown>, serviceUser: string) {
  await sql`select pg_advisory_xact_lock(hashtext('medinotes runtime roles'))`.execute(tx)
  const right = sql`case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end`
  for (const role of ['medinotes_runtime', 'medinotes_auth', 'medinotes_jobs']) {
    const { rows } = await sql`
      select from pg_roles where rolname = ${serviceUser} and not pg_has_role(oid, ${role}, ${right})`.execute(tx)
    if (rows.length > 0) await sql`grant ${sql.id(role)} to ${sql.id(serviceUser)}`.execute(tx)
  }
}
