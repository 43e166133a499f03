import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

const opened: TestDatabase[] = []
afterEach(() => Promise.all(opened.splice(0).map((database) => database.drop())))

async function open(): Promise<TestDatabase> {
  const database = await createTestDatabase()
  opened.push(database)
  return database
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

test('each database is migrated and apart from the others', async () => {
  const [one, other] = [await open(), await open()]
  await query(one.migrationUrl, 'create table only_here (id int)')
  expect(await query(one.migrationUrl, "select to_regclass('only_here') is not null as found")).toEqual([
    { found: true },
  ])
  expect(await query(other.migrationUrl, "select to_regclass('only_here') is not null as found")).toEqual([
    { found: false },
  ])
  expect(await query(other.url, "select to_regclass('organizations') is not null as found")).toEqual([{ found: true }])
})

test('the service owns nothing and cannot bypass row-level security', async () => {
  const { url } = await open()
  const statement = `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
    (select count(*)::int from pg_class where relowner = r.oid) as owned from pg_roles r where rolname = current_user`
  expect(await query(url, statement)).toEqual([
    { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0 },
  ])
  await expect(query(url, 'create table public.mine (id int)')).rejects.toThrow('permission denied')
})
