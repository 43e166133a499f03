import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { challengedBrowser, createBrowser, enableTotp, prove, signUpIn, signUpWithTotp } from '../../testing/browser.ts'
import { noticeTo } from '../../testing/mail.ts'
import { createSignInTestApp, password, type SignInTestApp } from '../../testing/sign-in-test-app.ts'

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
const stranger = () => createBrowser(testApp.app)

const withTotp = (email: string) => signUpWithTotp(testApp, email)
const challenged = (email: string) => challengedBrowser(testApp.app, email)

describe('a trusted device', () => {
  async function trusted(email: string) {
    const account = await withTotp(email)
    const browser = await challenged(email)
    await browser.post('/two-factor/verify-totp', prove(account.authenticator.code(), true))
    await browser.post('/sign-out')
    return { ...account, device: browser }
  }

  test('is spared the factor for thirty days, and has proven nothing by it', async () => {
    const { device, email } = await trusted('trusted@example.test')
    expect((await device.signIn(email)).body).toHaveProperty('user')
    const me = await device.api('/me', await device.token())
    expect(me.body).toMatchObject({ provenUntil: null, secondFactor: { enabled: true } })
    expect((await device.post('/change-email', { newEmail: 'next@example.test' })).body).toMatchObject({
      code: 'step_up_required',
    })
    expect((await stranger().signIn(email)).body).toHaveProperty('secondFactor')
    await admin.query(`update auth.trusted_devices set expires_at = expires_at - interval '30 days'`)
    expect((await device.signIn(email)).body).toHaveProperty('secondFactor')
  })

  test('is trusted for nobody else', async () => {
    const { device } = await trusted('trusting@example.test')
    const { email } = await withTotp('other@example.test')
    expect((await device.signIn(email)).body).toHaveProperty('secondFactor')
  })

  test.each([
    ['the password changes', '/change-password', { currentPassword: password, newPassword: 'another-wholly-new-one' }],
    ['a factor is removed and another added', '/two-factor/disable', { password }],
    ['every session is ended', '/sessions/end-all', {}],
  ])('is trusted no longer once %s', async (name, path, body) => {
    const { browser, device, email } = await trusted(`${path.replaceAll('/', '-').slice(1)}@example.test`)
    expect((await browser.post(path, body)).status).toBe(200)
    if (name.startsWith('a factor')) await enableTotp(browser)
    const present = 'newPassword' in body ? body.newPassword : password
    expect((await device.signIn(email, present)).body).toHaveProperty('secondFactor')
  })
})

describe('proving again who is there', () => {
  const outdate = () => admin.query(`update auth.session set "provenAt" = now() - interval '11 minutes'`)

  test('by a code counts at the next request', async () => {
    const { browser, authenticator } = await withTotp('step-up@example.test')
    await outdate()
    const token = await browser.token()
    const before = await browser.post('/two-factor/disable', { password })
    expect(before.body).toMatchObject({ status: 403, code: 'step_up_required' })
    const { body } = await browser.post('/two-factor/verify-totp', prove(authenticator.code()))
    const me = await browser.api('/me', token)
    expect(me.body['provenUntil']).toBe(body['provenUntil'])
    expect((await browser.post('/two-factor/disable', { password })).status).toBe(200)
  })

  test('gives the session another token, and the former one opens nothing', async () => {
    const { browser, authenticator } = await withTotp('renewed@example.test')
    const ways = [
      () => browser.post('/two-factor/verify-totp', prove(authenticator.code())),
      () => browser.post('/change-password', { currentPassword: password, newPassword: 'another-wholly-new-one' }),
    ]
    for (const way of ways) {
      const former = stranger()
      for (const [name, value] of browser.jar) former.jar.set(name, value)
      expect((await former.get('/token')).status).toBe(200)
      expect((await way()).status).toBe(200)
      expect((await browser.get('/token')).status).toBe(200)
      expect((await former.get('/token')).status).toBe(401)
    }
  })

  test('by the password is for those without a factor', async () => {
    const plain = await signUpIn(testApp, 'plain@example.test')
    await outdate()
    expect((await plain.post('/step-up/password', { password: 'not-this-one' })).body).toMatchObject({
      code: 'wrong_credentials',
    })
    expect((await plain.post('/step-up/password', { password })).status).toBe(200)
    const { browser } = await withTotp('strong@example.test')
    expect((await browser.post('/step-up/password', { password })).body).toMatchObject({
      status: 403,
      code: 'forbidden',
    })
  })

  test('by the password alone counts no longer elsewhere once there is a factor', async () => {
    const email = 'weaker@example.test'
    const first = await signUpIn(testApp, email)
    const second = stranger()
    await second.signIn(email)
    await enableTotp(first)
    expect((await second.post('/change-email', { newEmail: 'mine@example.test' })).body).toMatchObject({
      code: 'step_up_required',
    })
    expect((await second.post('/two-factor/enable-sms', { password, phoneNumber: '0412345678' })).body).toMatchObject({
      code: 'step_up_required',
    })
  })
})

test('turning every factor off takes the backup codes along, and tells the holder', async () => {
  const { browser, email } = await withTotp('off@example.test')
  expect((await browser.post('/two-factor/disable', { password, method: 'sms' })).status).toBe(200)
  expect((await browser.get('/security')).body).toMatchObject({ totp: true })
  await browser.post('/two-factor/disable', { password, method: 'totp' })
  expect((await browser.get('/security')).body).toMatchObject({ totp: false, backupCodesLeft: 0 })
  expect((await stranger().signIn(email)).body).toHaveProperty('user')
  await noticeTo(list, email, /no longer takes an authenticator app/)
})

test('an administrator’s recovery removes every factor, session and trusted device', async () => {
  const { browser, email } = await withTotp('lost@example.test')
  const { body: me } = await browser.api('/me', await browser.token())
  const { rows } = await admin.query<{ subject: string }>('select subject from people where id = $1', [me['id']])
  const asService = new pg.Client({ connectionString: testApp.testDatabase.url, options: '-c role=medinotes_runtime' })
  await asService.connect()
  try {
    await asService.query('select app.reset_factors($1)', [rows[0]?.subject])
  } finally {
    await asService.end()
  }
  expect((await browser.get('/token')).status).toBe(401)
  expect((await stranger().signIn(email)).body).toHaveProperty('user')
  const left = await admin.query(
    `select from auth.factors join auth."user" on id = account_id where email = $1
     union all select from auth.backup_codes join auth."user" on id = account_id where email = $1`,
    [email],
  )
  expect(left.rows).toEqual([])
})
