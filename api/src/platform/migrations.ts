import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration'
import pg from 'pg'
import { apiRoot } from './api-root.ts'
import { hearErrors } from './database-pool.ts'
import { prepareJobQueue } from './jobs/job-schema.ts'

const directory = join(apiRoot, 'migrations')

const sqlFiles: MigrationProvider = {
  async getMigrations() {
    const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).toSorted()
    const entries = await Promise.all(
      names.map(async (name): Promise<[string, Migration]> => {
        const text = await readFile(join(directory, name), 'utf8')
        return [name.replace(/\.sql$/, ''), { up: async (db) => void (await sql.raw(text).execute(db)) }]
      }),
    )
    return Object.fromEntries(entries)
  },
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
    const { error, results } = await new Migrator({ db, provider: sqlFiles }).migrateToLatest()
    if (error !== undefined) throw error
    await prepareJobQueue(pool)
    const executed = (results ?? []).map((result) => result.migrationName)
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
