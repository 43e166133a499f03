import type { JSONWebKeySet } from 'jose'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { createBuiltInIssuer } from './built-in-issuer.ts'
import { openSignInDatabase, type SignInDatabase } from './sign-in-database.ts'
import { keepSigningKey } from './signing-key.repository.ts'

let server: TestDatabase
let admin: pg.Client
const instances: SignInDatabase[] = []
beforeAll(async () => {
  server = await createTestDatabase()
  admin = new pg.Client(server.adminUrl)
  await admin.connect()
})
beforeEach(() => admin.query('delete from auth.jwks'))
afterAll(async () => {
  await Promise.all(instances.map((accounts) => accounts.close()))
  await admin.end()
  await server.drop()
})

function open() {
  const accounts = openSignInDatabase({ url: server.url, onIdleError: () => undefined })
  instances.push(accounts)
  return accounts
}

function startInstance() {
  const accounts = open()
  const secret = 'a secret of these tests, long enough to be one'
  return createBuiltInIssuer({ accounts, secret, publicUrl: 'http://localhost:8000', allowedOrigins: [] })
}

const idsOf = ({ keys }: JSONWebKeySet) => keys.map(({ kid }) => kid)

test('instances that need the first key at the same moment sign with one', async () => {
  const issuers = [startInstance(), startInstance()]
  const sets = await Promise.all(
    issuers.flatMap((issuer) => Array.from({ length: 6 }, () => issuer.fetchKeys(AbortSignal.timeout(10_000)))),
  )
  const { rows } = await admin.query('select id from auth.jwks')
  expect(rows).toHaveLength(1)
  expect(new Set(sets.flatMap(idsOf))).toEqual(new Set([rows[0].id]))
})

test('one that has run out is followed by one, however many see that at the same moment', async () => {
  const accounts = open()
  const key = (createdAt: Date) => ({
    ...{ publicKey: '{}', privateKey: '{}', createdAt },
    expiresAt: new Date(createdAt.getTime() + 60_000),
  })
  const keep = (createdAt: Date) => accounts.transaction((tx) => keepSigningKey(tx, key(createdAt)))
  const former = await keep(new Date(Date.now() - 120_000))
  const followers = await Promise.all(Array.from({ length: 6 }, () => keep(new Date())))
  expect(new Set(followers.map(({ id }) => id)).size).toBe(1)
  expect(followers[0]?.id).not.toBe(former.id)
})
