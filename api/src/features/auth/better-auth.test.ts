import { getMigrations } from 'better-auth/db/migration'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { betterAuthOptions } from './better-auth.ts'
import { createSignInPool } from './sign-in-pool.ts'

let testDatabase: TestDatabase
let pool: pg.Pool

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

test('our migration holds everything that Better Auth asks for', async () => {
  const options = betterAuthOptions({
    pool,
    secret: 'a secret of these tests, long enough to be one',
    publicUrl: 'http://localhost:8000',
    allowedOrigins: [],
    issuer: 'urn:test',
    audience: 'test',
    tokenUse: 'access',
  })
  const { toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems } = await getMigrations(options)
  expect({ toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems }).toEqual({
    toBeCreated: [],
    toBeAdded: [],
    toBeAddedIndexes: [],
    schemaProblems: [],
  })
})

test('the sign-in role sees nothing but sign-in, and the service’s role sees nothing of it', async () => {
  await expect(pool.query('select from public.people')).rejects.toThrow('permission denied')
  await expect(pool.query('create table auth.mine ()')).rejects.toThrow('permission denied')
  const client = new pg.Client({ connectionString: testDatabase.url, options: '-c role=medinotes_runtime' })
  await client.connect()
  try {
    await expect(client.query('select from auth."user"')).rejects.toThrow('permission denied')
  } finally {
    await client.end()
  }
})
