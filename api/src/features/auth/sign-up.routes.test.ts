import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBrowser, newAccount, signUpIn } from '../../testing/browser.ts'
import { noticeTo, tokenOfLink } from '../../testing/mail.ts'
import { createSignInTestApp, type SignInTestApp } from '../../testing/sign-in-test-app.ts'

let testApp: SignInTestApp
let admin: pg.Client
beforeAll(async () => {
  testApp = await createSignInTestApp()
  admin = new pg.Client(testApp.testDatabase.adminUrl)
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await testApp.close()
})

const list = () => testApp.outbox.list({ limit: 100 })
const linkOf = (email: string) => tokenOfLink(list, email)

test('nobody is signed in before they have followed the link, and then they are', async () => {
  const browser = createBrowser(testApp.app)
  const email = 'new@example.test'
  expect((await browser.post('/sign-up/email', newAccount(email))).body).toEqual({ sent: true })
  expect(browser.jar.size).toBe(0)
  expect(await browser.signIn(email)).toMatchObject({ status: 403, body: { code: 'email_not_verified' } })
  expect(await browser.signIn(email, 'not-the-password')).toMatchObject({
    status: 401,
    body: { code: 'wrong_credentials' },
  })
  const verified = await browser.post('/verify-email', { token: await linkOf(email) })
  expect(verified.body).toMatchObject({ user: { email } })
  const me = await browser.api('/me', await browser.token())
  expect(me.body).toMatchObject({ email, emailVerified: true, role: 'specialist' })
})

test('the link leads to the page, and keeps its token from every server', async () => {
  await createBrowser(testApp.app).post('/sign-up/email', newAccount('fragment@example.test'))
  const { text } = await noticeTo(list, 'fragment@example.test', /#/)
  expect(text).toMatch(/http:\/\/localhost:8000\/verify-email#[\w-]{43}\n/)
})

test('a known address gets the same answer, and a mail that says so', async () => {
  await signUpIn(testApp, 'known@example.test')
  const fresh = await createBrowser(testApp.app).post('/sign-up/email', newAccount('unknown@example.test'))
  const known = await createBrowser(testApp.app).post('/sign-up/email', newAccount('KNOWN@example.test'))
  expect(known.body).toEqual(fresh.body)
  expect(known.status).toBe(fresh.status)
  expect(Object.keys(known.headers).toSorted()).toEqual(Object.keys(fresh.headers).toSorted())
  expect((await noticeTo(list, 'known@example.test', /has an account already/)).subject).toBe(
    'You already have an account',
  )
})

test('two sign-ups at once with one address make one account', async () => {
  const email = 'twice@example.test'
  const replies = await Promise.all(
    Array.from({ length: 4 }, () => createBrowser(testApp.app).post('/sign-up/email', newAccount(email))),
  )
  expect(replies.map(({ body }) => body)).toEqual(Array.from({ length: 4 }, () => ({ sent: true })))
  const { rows } = await admin.query('select from auth."user" where email = $1', [email])
  expect(rows).toHaveLength(1)
})

test('a stranger who signed up with an address first does not know its owner’s password', async () => {
  const email = 'taken@example.test'
  const stranger = { ...newAccount(email), password: 'the-stranger-chose-this-1' }
  await createBrowser(testApp.app).post('/sign-up/email', stranger)
  const early = await linkOf(email)
  const owner = await signUpIn(testApp, email)
  expect(owner.jar.size).toBe(1)
  expect((await createBrowser(testApp.app).signIn(email, stranger.password)).status).toBe(401)
  expect((await createBrowser(testApp.app).post('/verify-email', { token: early })).body).toMatchObject({
    code: 'link_expired',
  })
})

test('a link works once, for a day, and only as it was sent', async () => {
  const email = 'once@example.test'
  await createBrowser(testApp.app).post('/sign-up/email', newAccount(email))
  const token = await linkOf(email)
  const follow = (value: string) => createBrowser(testApp.app).post('/verify-email', { token: value })
  const statuses = (await Promise.all(Array.from({ length: 5 }, () => follow(token)))).map(({ status }) => status)
  expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 422, 422, 422, 422])
  for (const other of [token, 'garbage', `${token}x`, token.slice(0, -1)]) {
    expect((await follow(other)).body).toMatchObject({ status: 422, code: 'link_expired' })
  }

  const late = 'late@example.test'
  await createBrowser(testApp.app).post('/sign-up/email', newAccount(late))
  await admin.query(`update auth.links set expires_at = expires_at - interval '24 hours 1 second'`)
  expect((await follow(await linkOf(late))).body).toMatchObject({ code: 'link_expired' })
})

test('a link is sent again to who waits for one, and to nobody else', async () => {
  const email = 'again@example.test'
  await createBrowser(testApp.app).post('/sign-up/email', newAccount(email))
  const first = await linkOf(email)
  await signUpIn(testApp, 'verified@example.test')
  const before = (await list()).items.length
  for (const address of [email, 'verified@example.test', 'nobody@example.test']) {
    const reply = await createBrowser(testApp.app).post('/send-verification-email', { email: address })
    expect(reply).toMatchObject({ status: 200, body: { sent: true } })
  }
  await expect.poll(() => linkOf(email)).not.toBe(first)
  expect((await list()).items).toHaveLength(before + 1)
})

test.each([
  ['a common password', 'password123'],
  ['a keyboard pattern', 'qwertyuiop12'],
  ['the name', 'Dr Ada Example'],
  ['the address', 'weakling@example.test'],
])('%s is refused as too easy to guess', async (_name, guessable) => {
  const wanted = { ...newAccount('weakling@example.test'), password: guessable }
  const { body } = await createBrowser(testApp.app).post('/sign-up/email', wanted)
  expect(body).toMatchObject({ status: 422, code: 'weak_password' })
  expect(body['detail']).toMatch(/\w+ .*\.$/)
})

test('where another issuer signs people up, nobody does so here', async () => {
  const closed = await createSignInTestApp({ open: false })
  try {
    const reply = await createBrowser(closed.app).post('/sign-up/email', newAccount('new@example.test'))
    expect(reply.body).toMatchObject({ status: 403, code: 'forbidden' })
    expect((await closed.outbox.list({ limit: 1 })).items).toEqual([])
  } finally {
    await closed.close()
  }
})

test('what cannot be recorded does not happen: no session is left', async () => {
  const email = 'unrecorded@example.test'
  const browser = await signUpIn(testApp, email)
  await browser.post('/sign-out')
  await admin.query('alter table audit_events rename to audit_events_away')
  try {
    expect(await browser.signIn(email)).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  } finally {
    await admin.query('alter table audit_events_away rename to audit_events')
  }
  const { rows } = await admin.query(
    'select from auth.session join auth."user" u on u.id = "userId" where email = $1',
    [email],
  )
  expect(rows).toEqual([])
  expect(browser.jar.size).toBe(0)
})
