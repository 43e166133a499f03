import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, createBrowser, signUpIn } from '../../testing/browser.ts'
import { createSignInTestApp, type SignInTestApp } from '../../testing/sign-in-test-app.ts'

let testApp: SignInTestApp
let admin: pg.Client
let clock = Date.now()
beforeAll(async () => {
  testApp = await createSignInTestApp({ now: () => clock })
  admin = new pg.Client(testApp.testDatabase.adminUrl)
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await testApp.close()
})

/** As if every session had begun, and last been used, that much earlier. */
const elapse = (time: string) =>
  admin.query(
    `update auth.session set "expiresAt" = "expiresAt" - $1::interval, "createdAt" = "createdAt" - $1::interval`,
    [time],
  )

const isIn = async (browser: Browser) => (await browser.get('/token')).status === 200

interface Listed {
  id: string
  current: boolean
  device: string
  address: string | null
}
const sessionsOf = async (browser: Browser) => (await browser.get('/sessions')).body['items'] as Listed[]

test('a session ends after fifteen minutes in which nobody did anything', async () => {
  const browser = await signUpIn(testApp, 'idle@example.test')
  await elapse('14 minutes 50 seconds')
  expect(await isIn(browser)).toBe(true)
  await elapse('20 seconds')
  expect(await isIn(browser)).toBe(false)
  expect((await browser.post('/activity')).body).toMatchObject({ status: 401, code: 'unauthenticated' })
})

test('asking for tokens, or for what there is to read, is no activity', async () => {
  const browser = await signUpIn(testApp, 'polling@example.test')
  await elapse('14 minutes')
  await browser.api('/me', await browser.token())
  await browser.get('/sessions')
  await elapse('2 minutes')
  expect(await isIn(browser)).toBe(false)
})

test('activity keeps a session, and tells until when', async () => {
  const browser = await signUpIn(testApp, 'busy@example.test')
  await elapse('14 minutes')
  const { body } = await browser.post('/activity')
  const minutesAhead = (instant: unknown) => (Date.parse(String(instant)) - Date.now()) / 60_000
  expect(minutesAhead(body['idleAt'])).toBeCloseTo(15, 0)
  expect(minutesAhead(body['endsAt'])).toBeCloseTo(12 * 60 - 14, 0)
  await elapse('14 minutes')
  expect(await isIn(browser)).toBe(true)
})

test('whatever is done, a session ends after twelve hours', async () => {
  const browser = await signUpIn(testApp, 'night-shift@example.test')
  await admin.query(`update auth.session set "createdAt" = now() - interval '11 hours 55 minutes'`)
  const { body } = await browser.post('/activity')
  expect(body['idleAt']).toBe(body['endsAt'])
  await elapse('5 minutes 10 seconds')
  expect((await browser.post('/activity')).status).toBe(401)
  expect(await isIn(browser)).toBe(false)
})

test('somebody sees where they are signed in, and which of it is here', async () => {
  const here = await signUpIn(testApp, 'many@example.test')
  const there = createBrowser(testApp.app)
  await there.signIn('many@example.test')
  const items = await sessionsOf(here)
  expect(items).toHaveLength(2)
  expect(items.filter(({ current }) => current)).toHaveLength(1)
  expect(items[0]).toMatchObject({ device: 'Chrome on Windows', address: expect.stringMatching(/^10\./) })
  expect(JSON.stringify(items)).not.toContain([...here.jar.values()][0]?.split('.')[0])
})

test('an ended session’s tokens are refused within two seconds', async () => {
  const here = await signUpIn(testApp, 'ending@example.test')
  const there = createBrowser(testApp.app)
  await there.signIn('ending@example.test')
  const token = await there.token()
  expect((await there.api('/me', token)).status).toBe(200)
  const other = (await sessionsOf(here)).find(({ current }) => !current)
  expect((await here.post(`/sessions/${other?.id}/end`)).status).toBe(200)
  clock += 2000
  expect((await there.api('/me', token)).body).toMatchObject({ status: 401, code: 'unauthenticated' })
  expect(await isIn(there)).toBe(false)
  expect(await isIn(here)).toBe(true)
})

test('signing out ends the tokens that were made before', async () => {
  const here = await signUpIn(testApp, 'leaving@example.test')
  const token = await here.token()
  expect((await here.api('/me', token)).status).toBe(200)
  await here.post('/sign-out')
  expect((await here.api('/me', token)).status).toBe(401)
})

test('nobody ends a session of somebody else', async () => {
  const mine = await signUpIn(testApp, 'mine@example.test')
  const theirs = await signUpIn(testApp, 'theirs@example.test')
  const [session] = await sessionsOf(theirs)
  for (const id of [session?.id, randomUUID()]) {
    expect((await mine.post(`/sessions/${id}/end`)).body).toMatchObject({ status: 404, code: 'not_found' })
  }
  expect(await isIn(theirs)).toBe(true)
})

test('every other session ends, or every one', async () => {
  const email = 'elsewhere@example.test'
  const [here, there] = [await signUpIn(testApp, email), createBrowser(testApp.app)]
  await there.signIn(email)
  await here.post('/sessions/end-others')
  expect([await isIn(here), await isIn(there)]).toEqual([true, false])
  await there.signIn(email)
  await here.post('/sessions/end-all')
  expect([await isIn(here), await isIn(there)]).toEqual([false, false])
})

test('ending a session takes a fresh proof', async () => {
  const here = await signUpIn(testApp, 'stranger@example.test')
  await admin.query(`update auth.session set "provenAt" = now() - interval '11 minutes'`)
  const [session] = await sessionsOf(here)
  for (const path of [`/sessions/${session?.id}/end`, '/sessions/end-others', '/sessions/end-all']) {
    expect((await here.post(path)).body).toMatchObject({ status: 403, code: 'step_up_required' })
  }
  expect(await isIn(here)).toBe(true)
})

test('signing in again ends what this browser was signed in with before', async () => {
  const email = 'again@example.test'
  const here = await signUpIn(testApp, email)
  const former = createBrowser(testApp.app)
  for (const [name, value] of here.jar) former.jar.set(name, value)
  await here.signIn(email)
  expect([await isIn(here), await isIn(former)]).toEqual([true, false])
  expect(await sessionsOf(here)).toHaveLength(1)
})

test('what was done is in the audit trail, and in that of where the person works once they are known', async () => {
  const browser = await signUpIn(testApp, 'audited@example.test')
  const { body: me } = await browser.api('/me', await browser.token())
  await browser.post('/sessions/end-others')
  await browser.post('/sign-out')
  const { rows } = await admin.query<Record<string, string | null>>(
    `select action, person_id, organization_id from audit_events
     where details->>'account' = (select id::text from auth."user" where email = 'audited@example.test')
     order by occurred_at`,
  )
  const known = { person_id: me['id'], organization_id: (me['organization'] as { id: string }).id }
  expect(rows).toEqual([
    { action: 'account.email-verified', person_id: null, organization_id: null },
    { action: 'account.signed-in', person_id: null, organization_id: null },
    { action: 'account.session-ended', ...known },
    { action: 'account.signed-out', ...known },
  ])
})

test('sessions that have run out are cleared away when their holder comes back', async () => {
  const email = 'returning@example.test'
  await signUpIn(testApp, email)
  await elapse('15 minutes 1 second')
  await createBrowser(testApp.app).signIn(email)
  const { rows } = await admin.query(
    `select from auth.session join auth."user" u on u.id = "userId" where u.email = $1`,
    [email],
  )
  expect(rows).toHaveLength(1)
})
