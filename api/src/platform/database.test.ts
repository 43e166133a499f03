import pg from 'pg'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPrincipal } from '../testing/factories.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { createDatabase, type Database } from './database.ts'
import { migrate } from './migrations.ts'

let test: TestDatabase
let database: Database

beforeAll(async () => {
  test = await createTestDatabase()
  database = createDatabase({ url: test.url, onIdleError: () => undefined })
})

afterAll(async () => {
  await database.close()
  await test.drop()
})

const asAdmin = async <Row extends object>(statement: string) => {
  const client = new pg.Client(test.adminUrl)
  await client.connect()
  const { rows } = await client.query<Row>(statement)
  await client.end()
  return rows
}

describe('row-level security', () => {
  it('is enabled and forced on every table the service can reach', async () => {
    const open = await asAdmin<{ relname: string }>(`
      select relname from pg_class
      where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname not like 'kysely_%'
        and not (relrowsecurity and relforcerowsecurity)`)
    expect(open).toEqual([])
    const tables = await asAdmin(`select from pg_class where relkind = 'r' and relrowsecurity`)
    expect(tables.length).toBeGreaterThan(5)
  })

  it('runs as a role that owns nothing, bypasses nothing and reaches no sign-in table', async () => {
    const [role] = await database.system(
      async (tx) =>
        (
          await sql<Record<string, unknown>>`
            select current_user as role, r.rolsuper, r.rolbypassrls,
              (select count(*)::int from pg_class c where c.relowner = r.oid) as owned,
              has_schema_privilege(current_user, 'auth', 'usage') as sign_in
            from pg_roles r where r.rolname = current_user`.execute(tx)
        ).rows,
    )
    expect(role).toEqual({ role: 'medinotes_runtime', rolsuper: false, rolbypassrls: false, owned: 0, sign_in: false })
  })

  it('shows a person nothing of another organization, nor of a pooled connection’s last caller', async () => {
    const [one, two] = [await createPrincipal(database), await createPrincipal(database)]
    const seenBy = (principal: typeof one) =>
      database.as(principal, (tx) => tx.selectFrom('people').select('id').execute())
    const rounds = await Promise.all(Array.from({ length: 200 }, (_, round) => seenBy(round % 2 === 0 ? one : two)))
    for (const [round, people] of rounds.entries()) {
      expect(people.map(({ id }) => id)).toEqual([(round % 2 === 0 ? one : two).personId])
    }
  })
})

describe('failures', () => {
  it('says unavailable when the server refuses, within the two seconds promised', async () => {
    const elsewhere = createDatabase({ url: 'postgres://nobody:x@127.0.0.1:9/none', onIdleError: () => undefined })
    await expect(elsewhere.ping()).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 2 })
    await elsewhere.close()
  })

  it('survives the loss of its idle connections', async () => {
    const lost: Error[] = []
    const pool = createDatabase({ url: test.url, onIdleError: (error) => lost.push(error) })
    await pool.ping()
    await asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'medinotes_service'`)
    await expect
      .poll(() =>
        pool.ping().then(
          () => 'up',
          () => 'down',
        ),
      )
      .toBe('up')
    await pool.close()
  })
})

it('migrates an empty database once when two instances start together', async () => {
  const name = `race_${Date.now()}`
  await asAdmin(`create database ${name} owner medinotes_owner`)
  const target = new URL(test.migrationUrl)
  target.pathname = `/${name}`
  const start = () => migrate({ migrationUrl: target.href, serviceUser: 'medinotes_service' })
  const [one, two] = await Promise.all([start(), start()])
  expect([...one, ...two].filter((migration) => migration === '0001-foundation')).toHaveLength(1)
  await asAdmin(`drop database ${name} with (force)`)
})
