import { getMigrations } from 'better-auth/db/migration'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { betterAuthOptions } from './better-auth.ts'
import { createSignInPool } from './sign-in-pool.ts'

let testDatabase: TestDatabase
let pool: ReturnType<typeof createSignInPool>

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  pool = createSignInPool({
    url: testDatabase.url,
    onIdleError: (error) => {
      throw error
    },
  })
})
afterAll(async () => {
  await pool.end()
  await testDatabase.drop()
})

const settings = {
  secret: 'a secret of these tests, long enough to be one',
  publicUrl: 'http://localhost:8000',
  allowedOrigins: [],
  issuer: 'urn:test',
  audience: 'test',
  tokenUse: 'access',
  keepKey: () => Promise.reject(new Error('No key is needed to tell about tables')),
}

test('our migration holds everything that Better Auth asks for', async () => {
  const { toBeCreated, toBeAdded, schemaProblems } = await getMigrations(betterAuthOptions({ ...settings, pool }))
  expect({ toBeCreated, toBeAdded, schemaProblems }).toEqual({ toBeCreated: [], toBeAdded: [], schemaProblems: [] })
})

// Better Auth knows nothing of these; the rest of the schema must be as it would make it.
const ownTables = ['attempts', 'backup_codes', 'challenges', 'factors', 'links', 'sms_codes', 'trusted_devices']
const isOwn = (line: string) =>
  ownTables.some((table) => line.startsWith(`${table} `) || line.includes(` ON ${table} `))

test('our migration makes what Better Auth’s own would, indexes and constraints included', async () => {
  const own = new pg.Pool({ connectionString: testDatabase.adminUrl, options: '-c search_path=fresh' })
  try {
    await own.query('create schema fresh')
    await (await getMigrations(betterAuthOptions({ ...settings, pool: own }))).runMigrations()
    const [ours, theirs] = [await describeSchema(own, 'auth'), await describeSchema(own, 'fresh')]
    expect(theirs.length).toBeGreaterThan(50)
    expect(ours.filter((line) => !isOwn(line))).toEqual(theirs)
    expect(ownTables.filter((table) => !ours.some((line) => line.startsWith(`${table} `)))).toEqual([])
    expect(theirs.filter(isOwn)).toEqual([])
  } finally {
    await own.end()
  }
})

async function describeSchema(connection: pg.Pool, schema: string) {
  const { rows } = await connection.query<{ line: string }>(
    `select concat_ws(' ', table_name, column_name, udt_name, is_nullable, column_default) as line
       from information_schema.columns where table_schema = $1
     union all select indexdef from pg_indexes where schemaname = $1
     union all select concat_ws(' ', conrelid::regclass, pg_get_constraintdef(oid))
       from pg_constraint where connamespace = $1::regnamespace`,
    [schema],
  )
  return rows
    .map(({ line }) => line.replaceAll(`${schema}.`, '').replaceAll('"', ''))
    .toSorted((a, b) => a.localeCompare(b))
}

async function queryAsSignIn(statement: string) {
  const connection = await pool.connect()
  try {
    return await connection.query(statement, [])
  } finally {
    connection.release()
  }
}

test('the sign-in role sees nothing but sign-in, and the service’s role sees nothing of it', async () => {
  await expect(queryAsSignIn('select from public.people')).rejects.toThrow('permission denied')
  await expect(queryAsSignIn('create table auth.mine ()')).rejects.toThrow('permission denied')
  const client = new pg.Client({ connectionString: testDatabase.url, options: '-c role=medinotes_runtime' })
  await client.connect()
  try {
    await expect(client.query('select from auth."user"')).rejects.toThrow('permission denied')
  } finally {
    await client.end()
  }
})
