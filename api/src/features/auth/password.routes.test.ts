import { hashPassword as hashByBetterAuth } from 'better-auth/crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBrowser, newAccount, signUpIn } from '../../testing/browser.ts'
import { noticeTo, tokenOfLink } from '../../testing/mail.ts'
import { createSignInTestApp, password, type SignInTestApp } from '../../testing/sign-in-test-app.ts'
import { usualHashCost } from './password-hash.ts'

let testApp: SignInTestApp
let admin: pg.Client
beforeAll(async () => {
  testApp = await createSignInTestApp({ hashCost: usualHashCost })
  admin = new pg.Client(testApp.testDatabase.adminUrl)
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await testApp.close()
})

const newPassword = 'another-wholly-new-one'
const list = () => testApp.outbox.list({ limit: 100 })
const stranger = () => createBrowser(testApp.app)
const resetToken = (email: string) => tokenOfLink(list, email, 'reset-password')

test('a forgotten password is replaced by the link of a mail, and every session ends', async () => {
  const email = 'forgetful@example.test'
  const here = await signUpIn(testApp, email)
  await stranger().post('/request-password-reset', { email })
  const token = await resetToken(email)
  expect((await stranger().post('/reset-password', { token, newPassword })).status).toBe(200)
  expect((await here.get('/token')).status).toBe(401)
  expect((await stranger().signIn(email)).status).toBe(401)
  expect((await stranger().signIn(email, newPassword)).status).toBe(200)
  expect((await noticeTo(list, email, /was just changed/)).subject).toBe('Your password was changed')
  expect((await stranger().post('/reset-password', { token, newPassword })).body).toMatchObject({
    code: 'link_expired',
  })
})

test('a password that was hashed as Better Auth does still opens its account, and is hashed anew by it', async () => {
  const email = 'long-standing@example.test'
  await signUpIn(testApp, email)
  const hashOf = async () => {
    const { rows } = await admin.query<{ password: string }>(
      `select a.password from auth.account a join auth."user" u on u.id = a."userId" where u.email = $1`,
      [email],
    )
    return rows[0]?.password
  }
  await admin.query(`update auth.account set password = $2 from auth."user" u where u.id = "userId" and u.email = $1`, [
    email,
    await hashByBetterAuth(password),
  ])
  expect((await stranger().signIn(email, 'not-the-password')).status).toBe(401)
  expect((await stranger().signIn(email)).status).toBe(200)
  await expect.poll(hashOf, { timeout: 10_000 }).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/)
  expect((await stranger().signIn(email)).status).toBe(200)
})

test('asking for a reset is answered before anybody looks for the address', async () => {
  await signUpIn(testApp, 'somebody@example.test')
  const sent = (await list()).items.length
  // While nothing can be read of the accounts, the answer can hold nothing of them, its time neither.
  await admin.query('begin; lock table auth."user", auth.links in access exclusive mode')
  try {
    const [known, unknown] = await Promise.all(
      ['somebody@example.test', 'nobody@example.test'].map((email) =>
        stranger().post('/request-password-reset', { email }),
      ),
    )
    expect(known?.body).toEqual({ sent: true })
    expect([unknown?.status, unknown?.body]).toEqual([known?.status, known?.body])
  } finally {
    await admin.query('commit')
  }
  await noticeTo(list, 'somebody@example.test', /reset-password#/)
  expect((await list()).items).toHaveLength(sent + 1)
})

test('a link for a new password works for an hour, and a guessable password does not use it up', async () => {
  const email = 'slow@example.test'
  await signUpIn(testApp, email)
  await stranger().post('/request-password-reset', { email })
  const token = await resetToken(email)
  expect((await stranger().post('/reset-password', { token, newPassword: 'password1234' })).body).toMatchObject({
    code: 'weak_password',
  })
  await admin.query(`update auth.links set expires_at = expires_at - interval '59 minutes'`)
  expect((await stranger().post('/verify-email', { token })).body).toMatchObject({ code: 'link_expired' })
  await admin.query(`update auth.links set expires_at = expires_at - interval '2 minutes'`)
  expect((await stranger().post('/reset-password', { token, newPassword })).body).toMatchObject({
    code: 'link_expired',
  })
})

test('changing the password takes the present one, ends the other sessions and keeps this one', async () => {
  const email = 'careful@example.test'
  const here = await signUpIn(testApp, email)
  const elsewhere = stranger()
  await elsewhere.signIn(email)
  const wrong = await here.post('/change-password', { currentPassword: 'not-this-one', newPassword })
  expect(wrong.body).toMatchObject({ code: 'wrong_credentials' })
  const weak = await here.post('/change-password', { currentPassword: password, newPassword: 'qwertyuiop1' })
  expect(weak.body).toMatchObject({ code: 'weak_password' })
  expect((await here.post('/change-password', { currentPassword: password, newPassword })).status).toBe(200)
  expect((await elsewhere.get('/token')).status).toBe(401)
  expect((await here.get('/token')).status).toBe(200)
  await noticeTo(list, email, /was just changed/)
})

test('a new address counts once its link was followed, and the old one is told', async () => {
  const [before, after] = ['before@example.test', 'after@example.test']
  const here = await signUpIn(testApp, before)
  expect((await here.post('/change-email', { newEmail: after })).body).toEqual({ sent: true })
  const token = await tokenOfLink(list, after)
  expect((await here.get('/security')).body).toMatchObject({ pendingEmail: after })
  expect((await stranger().signIn(after)).status).toBe(401)
  expect((await here.post('/verify-email', { token })).body).toMatchObject({ user: { email: after } })
  expect((await noticeTo(list, before, /another e-mail address/)).subject).toBe('Your e-mail address was changed')
  expect((await stranger().signIn(before)).status).toBe(401)
  expect((await stranger().signIn(after)).status).toBe(200)
  const me = await here.api('/me', await here.token())
  expect(me.body).toMatchObject({ email: after, emailVerified: true })
})

test('somebody else’s address is not told apart, and its owner learns of it', async () => {
  const here = await signUpIn(testApp, 'curious@example.test')
  await signUpIn(testApp, 'owner@example.test')
  expect((await here.post('/change-email', { newEmail: 'owner@example.test' })).body).toEqual({ sent: true })
  await noticeTo(list, 'owner@example.test', /has an account already/)
  expect((await here.get('/security')).body).toMatchObject({ pendingEmail: null })
})

test('an address that somebody took meanwhile is not given away', async () => {
  const here = await signUpIn(testApp, 'first@example.test')
  await here.post('/change-email', { newEmail: 'wanted@example.test' })
  const token = await tokenOfLink(list, 'wanted@example.test')
  await signUpIn(testApp, 'wanted@example.test')
  expect((await here.post('/verify-email', { token })).body).toMatchObject({ code: 'link_expired' })
})

test('changing the address needs a fresh proof', async () => {
  const here = await signUpIn(testApp, 'stale@example.test')
  await admin.query(`update auth.session set "provenAt" = now() - interval '10 minutes 1 second'`)
  expect((await here.post('/change-email', { newEmail: 'next@example.test' })).body).toMatchObject({
    code: 'step_up_required',
  })
  const proven = await here.post('/step-up/password', { password })
  expect(Date.parse(String(proven.body['provenUntil'])) - Date.now()).toBeGreaterThan(590_000)
  expect((await here.post('/change-email', { newEmail: 'next@example.test' })).status).toBe(200)
})

test.each(['/change-password', '/change-email', '/step-up/password'])(
  'nobody who is signed out reaches %s',
  async (path) => {
    const bodies: Record<string, object> = {
      '/change-password': { currentPassword: password, newPassword },
      '/change-email': { newEmail: 'next@example.test' },
      '/step-up/password': { password },
    }
    expect((await stranger().post(path, bodies[path])).body).toMatchObject({ status: 401, code: 'unauthenticated' })
    expect((await stranger().post(path, newAccount('x@example.test'))).body).toMatchObject({ code: 'malformed' })
  },
)
