import { randomUUID } from 'node:crypto'
import { meSchema } from '@medinotes/shared/access'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSignInTestApp, signUp, tokenFor } from '../../testing/sign-in-test-app.ts'
import { createPeople } from '../organizations/people.service.ts'
import { createKeySource } from './key-source.ts'

const externalIssuer = 'https://issuer.example'

let testApp: Awaited<ReturnType<typeof createSignInTestApp>>
let admin: pg.Client
let signExternal: (subject: string) => Promise<string>
let clock = Date.now()

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const fetchKeys = async () => ({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }] })
  const keys = createKeySource({ fetchKeys, onFailure: () => undefined })
  const external = {
    issuer: externalIssuer,
    kind: 'oidc' as const,
    audience: ['medinotes'],
    algorithms: ['ES256'],
    keys,
  }
  testApp = await createSignInTestApp({ issuers: [external], now: () => clock })
  signExternal = (subject) =>
    new SignJWT()
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer(externalIssuer)
      .setAudience('medinotes')
      .setSubject(subject)
      .setIssuedAt()
      .setNotBefore('0s')
      .setExpirationTime('1m')
      .sign(privateKey)
  admin = new pg.Client(testApp.testDatabase.adminUrl)
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await testApp.close()
})

const get = (url: string, token: string) => testApp.app.inject({ url, headers: { authorization: `Bearer ${token}` } })

async function signedUp(email: string, kind: 'clinician' | 'referrer' = 'clinician') {
  return tokenFor(testApp.app, await signUp(testApp.app, { email, kind, name: 'Dr Ada Example' }))
}

test('a clinician has a practice of one and may write notes at once', async () => {
  const reply = await get('/api/me', await signedUp('clinician@example.test'))
  expect(meSchema.parse(reply.json())).toMatchObject({
    name: 'Dr Ada Example',
    email: 'clinician@example.test',
    role: 'specialist',
    organization: { name: 'Dr Ada Example’s practice' },
    plan: 'free',
  })
  expect(reply.json<{ permissions: string[] }>().permissions).toContain('consultation:write')
  expect((await get('/api/write', await signedUp('clinician2@example.test'))).body).toBe('written')
})

test('a referrer has a firm of one and may not write notes', async () => {
  const token = await signedUp('referrer@example.test', 'referrer')
  expect((await get('/api/me', token)).json()).toMatchObject({
    role: 'referrer',
    organization: { name: 'Dr Ada Example’s firm' },
  })
  expect((await get('/api/write', token)).json()).toMatchObject({ status: 403, code: 'forbidden' })
})

test('somebody from another issuer is known and may do nothing', async () => {
  const token = await signExternal('stranger')
  expect((await get('/api/me', token)).json()).toMatchObject({ role: null, organization: null, permissions: [] })
  expect((await get('/api/write', token)).statusCode).toBe(403)
})

test('the same subject at two issuers is two people', async () => {
  const mine = await get('/api/me', await signedUp('twin@example.test'))
  const { rows } = await admin.query<{ subject: string }>(
    "select subject from people where email = 'twin@example.test'",
  )
  const other = await get('/api/me', await signExternal(rows[0]?.subject ?? ''))
  expect(other.statusCode).toBe(200)
  expect(other.json<{ id: string }>().id).not.toBe(mine.json<{ id: string }>().id)
})

test.each([
  ['nothing', {}],
  ['a cookie', { cookie: 'medinotes.session=anything' }],
  ['another scheme', { authorization: 'Basic YTpi' }],
  ['an empty token', { authorization: 'Bearer ' }],
  ['no token', { authorization: 'Bearer a.b.c' }],
  ['two tokens', { authorization: 'Bearer a.b.c, Bearer a.b.c' }],
])('%s is not enough', async (_name, headers) => {
  const reply = await testApp.app.inject({ url: '/api/me', headers })
  expect(reply.json()).toMatchObject({ status: 401, code: 'unauthenticated' })
  expect(reply.headers['www-authenticate']).toBe('Bearer')
})

test('a session cookie does not open the API', async () => {
  const cookie = await signUp(testApp.app, { email: 'cookie@example.test' })
  expect((await testApp.app.inject({ url: '/api/me', headers: { cookie } })).statusCode).toBe(401)
})

test('disabling somebody or ending their membership counts within two seconds', async () => {
  const token = await signedUp('leaving@example.test')
  const { id } = (await get('/api/me', token)).json<{ id: string }>()
  await admin.query("update memberships set status = 'ended' where person_id = $1", [id])
  clock += 2000
  expect((await get('/api/write', token)).statusCode).toBe(403)
  expect((await get('/api/me', token)).json()).toMatchObject({ role: null, organization: null })
  await testApp.database.system((tx) =>
    tx.updateTable('people').set({ status: 'disabled' }).where('id', '=', id).execute(),
  )
  clock += 2000
  expect((await get('/api/me', token)).json()).toMatchObject({ status: 403, detail: 'This account is disabled.' })
})

test('two first requests at once, in two processes, make one person and one practice', async () => {
  const signedUp = { name: 'Dr Race', email: 'race@example.test', emailVerified: false, kind: 'clinician' } as const
  const identity = { issuer: externalIssuer, subject: randomUUID(), sessionId: null }
  const token = { ...identity, profile: null, proof: null, plan: null, expiresAt: new Date() }
  const { database, audit } = testApp
  const processes = Array.from({ length: 8 }, () =>
    createPeople({ database, audit, secondFactorRoles: [], signUpProfileOf: async () => signedUp }),
  )
  const principals = await Promise.all(processes.map((people) => people.principalFor(token, null)))
  expect(new Set(principals.map(({ personId }) => personId)).size).toBe(1)
  expect(new Set(principals.map(({ organization }) => organization?.id)).size).toBe(1)
  const { rows } = await admin.query("select from organizations where name = 'Dr Race’s practice'")
  expect(rows).toHaveLength(1)
  const audited = await admin.query(
    "select from audit_events where person_id = $1 and action = 'account.provisioned'",
    [principals[0]?.personId],
  )
  expect(audited.rows).toHaveLength(1)
})
