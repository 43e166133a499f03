import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tokenOfLink } from '../../testing/mail.ts'
import { createSignInTestApp, password, publicUrl, signUp, tokenFor } from '../../testing/sign-in-test-app.ts'

let testApp: Awaited<ReturnType<typeof createSignInTestApp>>
beforeAll(async () => void (testApp = await createSignInTestApp()))
afterAll(() => testApp.close())

interface Post {
  headers?: Record<string, string>
  payload?: string | object
}

const post = (path: string, { headers = { origin: publicUrl }, payload = {} }: Post = {}) =>
  testApp.app.inject({ method: 'POST', url: `/api/auth${path}`, headers, payload })

const signIn = (email: string, withPassword = password) =>
  post('/sign-in/email', { payload: { email, password: withPassword } })

test('signing up, signing in, and an access token that says as little as it can', async () => {
  await signUp(testApp.app, { email: 'ada@example.test' })
  const reply = await signIn('ADA@example.test')
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['cache-control']).toBe('no-store')
  const token = await tokenFor(testApp.app, String(reply.headers['set-cookie']))
  const claims = decodeJwt(token)
  expect(Object.keys(claims).toSorted()).toEqual(['aud', 'exp', 'iat', 'iss', 'nbf', 'sid', 'sub', 'token_use'])
  expect(Number(claims.exp) - Number(claims.iat)).toBe(300)
  await expect(testApp.verifier.verify(token)).resolves.toMatchObject({ subject: claims.sub })
})

test('the session token is in the cookie and nowhere else', async () => {
  await signUp(testApp.app, { email: 'grace@example.test' })
  const reply = await signIn('grace@example.test')
  const cookie = String(reply.headers['set-cookie'])
  expect(cookie).toMatch(/^medinotes\.session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/)
  expect(Object.keys(reply.json())).toEqual(['user'])
  expect(reply.body).not.toContain(decodeURIComponent(cookie).split(/[=.]/)[2])
})

test('over https the cookie is bound to the host and secure', async () => {
  const secure = await createSignInTestApp({ publicUrl: 'https://notes.example' })
  try {
    const post = (path: string, payload: object) => {
      const headers = { origin: 'https://notes.example' }
      return secure.app.inject({ method: 'POST', url: `/api/auth${path}`, headers, payload })
    }
    await post('/sign-up/email', { name: 'Dr Ada Example', email: 'ada@example.test', password, kind: 'clinician' })
    const linkToken = await tokenOfLink(() => secure.outbox.list({ limit: 10 }), 'ada@example.test')
    const reply = await post('/verify-email', { token: linkToken })
    const cookie = String(reply.headers['set-cookie'])
    expect(cookie).toMatch(
      /^__Host-medinotes\.session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
    const token = await tokenFor(secure.app, cookie.split(';', 1)[0] ?? '')
    await expect(secure.verifier.verify(token)).resolves.toBeDefined()
  } finally {
    await secure.close()
  }
})

test('signing out ends the session', async () => {
  const cookie = await signUp(testApp.app, { email: 'leaving@example.test' })
  expect(await tokenFor(testApp.app, cookie)).toBeTypeOf('string')
  const reply = await post('/sign-out', { headers: { origin: publicUrl, cookie } })
  expect(reply.statusCode).toBe(200)
  expect(String(reply.headers['set-cookie'])).toContain('Max-Age=0')
  expect((await testApp.app.inject({ url: '/api/auth/token', headers: { cookie } })).statusCode).toBe(401)
})

test('a wrong password and an unknown address get the same answer', async () => {
  await signUp(testApp.app, { email: 'known@example.test' })
  const [wrong, unknown] = await Promise.all([
    signIn('known@example.test', 'not-the-password'),
    signIn('unknown@example.test'),
  ])
  const [first, second] = [wrong, unknown].map((reply) => ({ ...reply.json<object>(), requestId: '' }))
  expect(first).toMatchObject({ status: 401, code: 'wrong_credentials' })
  expect(second).toEqual(first)
})

test('a token without a session is a problem like any other', async () => {
  for (const cookie of ['', 'medinotes.session=made.up%', 'medinotes.session=%E0%A4']) {
    const reply = await testApp.app.inject({ url: '/api/auth/token', headers: { cookie } })
    expect(reply.headers['content-type']).toMatch('application/problem+json')
    expect(reply.json()).toMatchObject({ status: 401, code: 'unauthenticated' })
  }
})

describe('refused before the issuer sees it', () => {
  const account = { name: 'Dr Ada Example', email: 'new@example.test', password, kind: 'clinician' }

  test.each([
    ['a short password', { ...account, password: 'too-short' }],
    ['an unknown kind', { ...account, kind: 'admin' }],
    ['no kind', { ...account, kind: undefined }],
    ['a name of white space', { ...account, name: '  ' }],
    ['an unknown field', { ...account, emailVerified: true }],
    ['a redirect', { ...account, callbackURL: 'https://evil.example' }],
  ])('%s', async (_name, payload) => {
    expect((await post('/sign-up/email', { payload })).json()).toMatchObject({ status: 400, code: 'malformed' })
  })

  test.each([
    ['a browser that names no origin', { 'sec-fetch-site': 'cross-site' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that begins like ours', { origin: `${publicUrl}.evil.example` }],
    ['a page without an origin', { origin: 'null' }],
    ['another port', { origin: 'http://localhost:8001' }],
  ])('%s', async (_name, headers) => {
    for (const path of ['/sign-up/email', '/sign-in/email', '/sign-out']) {
      expect((await post(path, { headers, payload: account })).json()).toMatchObject({ status: 403, code: 'forbidden' })
    }
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])('%s', async (type) => {
    const headers = { origin: publicUrl, 'content-type': type }
    expect((await post('/sign-in/email', { headers, payload: JSON.stringify(account) })).statusCode).toBe(415)
  })

  test('a large body', async () => {
    expect((await post('/sign-in/email', { payload: { ...account, name: 'x'.repeat(5000) } })).statusCode).toBe(413)
  })
})

test('the issuer’s other routes are not reachable', async () => {
  const cookie = await signUp(testApp.app, { email: 'curious@example.test' })
  const paths = [
    'get-session',
    'list-sessions',
    'update-user',
    'delete-user',
    'revoke-sessions',
    'verify-password',
    'two-factor/enable',
    'open-session',
    'ok',
    'sign-in/social',
    '',
  ]
  for (const path of paths) {
    for (const method of ['GET', 'POST'] as const) {
      const url = `/api/auth/${path}`
      const reply = await testApp.app.inject({ method, url, headers: { cookie, origin: publicUrl } })
      expect([url, reply.statusCode]).toEqual([url, 404])
    }
  }
})

test('the key set holds public keys only', async () => {
  const { keys } = (await testApp.app.inject({ url: '/api/auth/jwks' })).json<{ keys: object[] }>()
  expect(keys).toHaveLength(1)
  expect(Object.keys(keys[0] ?? {}).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'x'])
})

test('guessing is slowed down by address, and forwarding headers of the caller do not help', async () => {
  const guess = (index: number) =>
    testApp.app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      remoteAddress: '203.0.113.9',
      headers: {
        origin: publicUrl,
        'x-forwarded-for': `198.51.100.${index}`,
        'x-medinotes-client-address': `198.51.100.${index}`,
      },
      payload: { email: 'known@example.test', password: `guess number ${index}` },
    })
  const replies = await Promise.all(Array.from({ length: 40 }, (_, index) => guess(index)))
  const refused = replies.filter(({ statusCode }) => statusCode === 429)
  expect(refused).toHaveLength(10)
  expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0)
})
