import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { challengedBrowser, createBrowser, prove, signUpIn, signUpWithTotp } from '../../testing/browser.ts'
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

describe('an authenticator app', () => {
  test('keeps the session when it is turned on, proves it, and is asked for at the next sign-in', async () => {
    const { browser, email, authenticator } = await withTotp('app@example.test')
    const me = await browser.api('/me', await browser.token())
    expect(me.body).toMatchObject({ secondFactor: { enabled: true } })
    expect(Date.parse(String(me.body['provenUntil']))).toBeGreaterThan(Date.now() + 590_000)
    expect((await noticeTo(list, email, /an authenticator app/)).subject).toBe('A second factor was turned on')

    const next = await challenged(email)
    expect((await next.get('/token')).status).toBe(401)
    expect((await next.get('/security')).status).toBe(401)
    expect((await next.post('/two-factor/verify-totp', prove(authenticator.wrong()))).body).toMatchObject({
      status: 401,
      code: 'wrong_code',
    })
    const verified = await next.post('/two-factor/verify-totp', prove(authenticator.code()))
    expect(Object.keys(verified.body)).toEqual(['provenUntil'])
    expect((await next.get('/token')).status).toBe(200)
  })

  test('is not on before its first code was given', async () => {
    const email = 'unconfirmed@example.test'
    const browser = await signUpIn(testApp, email)
    expect((await browser.post('/two-factor/enable-totp', { password: 'not-this-one' })).body).toMatchObject({
      code: 'wrong_credentials',
    })
    await browser.post('/two-factor/enable-totp', { password })
    expect((await stranger().signIn(email)).body).toHaveProperty('user')
    expect((await browser.get('/security')).body).toMatchObject({ totp: false, backupCodesLeft: 0 })
  })

  test('cannot be replaced while it is on', async () => {
    const { browser } = await withTotp('twice@example.test')
    const again = await browser.post('/two-factor/enable-totp', { password })
    expect(again.body).toMatchObject({ status: 409, code: 'already_enabled' })
  })

  test('shows no code that works twice, at once or later', async () => {
    const { email, authenticator } = await withTotp('replay@example.test')
    const code = authenticator.code()
    const browsers = await Promise.all(Array.from({ length: 5 }, () => challenged(email)))
    const replies = await Promise.all(browsers.map((browser) => browser.post('/two-factor/verify-totp', prove(code))))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    const later = await challenged(email)
    expect((await later.post('/two-factor/verify-totp', prove(code))).body).toMatchObject({ code: 'wrong_code' })
  })

  test('opens nothing for a cookie that is made up', async () => {
    const { authenticator } = await withTotp('made-up@example.test')
    const browser = stranger()
    browser.jar.set('medinotes.challenge', 'x'.repeat(43))
    expect((await browser.post('/two-factor/verify-totp', prove(authenticator.code()))).body).toMatchObject({
      code: 'unauthenticated',
    })
  })
})

describe('guessing', () => {
  test('gets five tries at one sign-in, and ten minutes', async () => {
    const { email, authenticator } = await withTotp('five@example.test')
    const browser = await challenged(email)
    const codes = ['000001', '000002', '000003', '000004', '000005', authenticator.code()]
    const answers: unknown[] = []
    for (const code of codes) answers.push((await browser.post('/two-factor/verify-totp', prove(code))).body['code'])
    expect(answers).toEqual([...Array.from({ length: 5 }, () => 'wrong_code'), 'unauthenticated'])

    const late = await challenged(email)
    await admin.query(`update auth.challenges set expires_at = expires_at - interval '10 minutes'`)
    expect((await late.post('/two-factor/verify-totp', prove(authenticator.code()))).body).toMatchObject({
      code: 'unauthenticated',
    })
  })

  test('a thousand times at once gets ten checked, then locks every factor and the password', async () => {
    const { browser, email, authenticator, backupCodes } = await withTotp('guessed@example.test')
    const { feature } = testApp
    const session = await feature.issuer.sessionOf(new Headers({ cookie: cookieOf(browser) }))
    const visit = { headers: new Headers({ cookie: cookieOf(browser) }) }
    const guess = (index: number) =>
      feature.proof.verify('totp', prove(String(index).padStart(6, '0')), visit).then(
        () => 'right',
        (error: { code: string }) => error.code,
      )
    // Fifty at any time, which is as many as get to the database before others give up waiting for it.
    const lanes = Array.from({ length: 50 }, async (_, lane) => {
      const heard: string[] = []
      for (let index = 0; index < 20; index += 1) heard.push(await guess(lane * 20 + index))
      return heard
    })
    const answers = (await Promise.all(lanes)).flat()
    const checked = answers.filter((answer) => answer === 'wrong_code' || answer === 'right')
    expect(checked.length).toBe(10)
    expect(answers.filter((answer) => answer === 'locked_out')).toHaveLength(990)

    const locked = await browser.post('/two-factor/verify-totp', prove(authenticator.code()))
    expect(locked.body).toMatchObject({ status: 429, code: 'locked_out' })
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(14 * 60)
    const other = await challenged(email)
    for (const [path, body] of [
      ['/two-factor/verify-backup-code', prove(backupCodes[0] ?? '')],
      ['/two-factor/verify-sms', prove('123456')],
    ] as const) {
      expect((await other.post(path, body)).body).toMatchObject({ code: 'locked_out' })
    }
    expect((await browser.post('/two-factor/disable', { password })).body).toMatchObject({ code: 'locked_out' })
    expect((await noticeTo(list, email, /Too many wrong codes/)).subject).toBe('Too many wrong codes')
    const { rows } = await admin.query(
      `select from audit_events where action = 'account.locked-out' and details->>'account' = $1`,
      [session?.accountId],
    )
    expect(rows).toHaveLength(1)

    await admin.query(`update auth.attempts set locked_until = locked_until - interval '15 minutes'`)
    expect((await other.post('/two-factor/verify-backup-code', prove(backupCodes[0] ?? ''))).status).toBe(200)
  })

  test('across factors is one count, and a right code ends it', async () => {
    const { browser, authenticator, backupCodes } = await withTotp('counted@example.test')
    const guesses = [
      () => browser.post('/two-factor/verify-totp', prove(authenticator.wrong())),
      () => browser.post('/two-factor/verify-backup-code', prove('aaaaa-aaaaa')),
      () => browser.post('/change-password', { currentPassword: 'wrong', newPassword: 'another-wholly-new-one' }),
    ]
    for (let index = 0; index < 9; index += 1) await guesses[index % guesses.length]?.()
    expect((await browser.post('/two-factor/verify-backup-code', prove(backupCodes[1] ?? ''))).status).toBe(200)
    for (let index = 0; index < 10; index += 1) await guesses[index % guesses.length]?.()
    expect((await guesses[0]?.())?.body).toMatchObject({ code: 'locked_out' })
  })
})

const cookieOf = ({ jar }: { jar: Map<string, string> }) =>
  [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ')

describe('a backup code', () => {
  test('works once, even when it is used twice at once', async () => {
    const { email, backupCodes } = await withTotp('backup@example.test')
    expect(new Set(backupCodes).size).toBe(10)
    const [code = ''] = backupCodes
    const browsers = [await challenged(email), await challenged(email)]
    const replies = await Promise.all(
      browsers.map((browser) => browser.post('/two-factor/verify-backup-code', prove(code.toUpperCase()))),
    )
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401])
    const winner = browsers[replies.findIndex(({ status }) => status === 200)]
    expect((await winner?.get('/security'))?.body).toMatchObject({ backupCodesLeft: 9 })
  })

  test('is kept as a hash, and new codes take the place of the old', async () => {
    const { browser, email, backupCodes } = await withTotp('renewed@example.test')
    const { rows } = await admin.query<{ row: string }>(`select backup_codes::text as row from auth.backup_codes`)
    expect(rows.map(({ row }) => row).join()).not.toContain(backupCodes[0])
    const { body } = await browser.post('/two-factor/backup-codes', { password })
    const fresh = body['backupCodes'] as string[]
    const next = await challenged(email)
    expect((await next.post('/two-factor/verify-backup-code', prove(backupCodes[0] ?? ''))).status).toBe(401)
    expect((await next.post('/two-factor/verify-backup-code', prove(fresh[0] ?? ''))).status).toBe(200)
  })
})

describe('a code by SMS', () => {
  const phoneNumber = '0412 345 678'
  const number = '+61412345678'

  async function withSms(email: string) {
    const browser = await signUpIn(testApp, email)
    await browser.post('/two-factor/enable-sms', { password, phoneNumber })
    const confirmed = await browser.post('/two-factor/confirm-sms', { code: await lastCode() })
    return { browser, email, confirmed }
  }

  const lastCode = async () => /^\d{6}/.exec((await noticeTo(list, number, /MediNotes Pro code/)).text)?.[0] ?? ''
  const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000')

  test('is turned on by the number that gets it, and asked for at the next sign-in', async () => {
    const { browser, email, confirmed } = await withSms('sms@example.test')
    expect(confirmed.body['backupCodes']).toHaveLength(10)
    expect((await browser.get('/security')).body).toMatchObject({ smsEnding: '678', totp: false })
    const next = await challenged(email)
    expect((await next.post('/two-factor/send-sms')).body).toEqual({ sent: true })
    expect((await next.post('/two-factor/verify-sms', prove(await lastCode()))).status).toBe(200)
    expect((await next.get('/token')).status).toBe(200)
    const { rows } = await admin.query<{ row: string }>(`select factors::text as row from auth.factors`)
    expect(rows.map(({ row }) => row).join()).not.toContain('412345678')
  })

  test('works for five minutes, once, and for the sign-in it was sent for', async () => {
    const { email } = await withSms('bound@example.test')
    const [one, other] = [await challenged(email), await challenged(email)]
    await one.post('/two-factor/send-sms')
    const code = await lastCode()
    expect((await other.post('/two-factor/verify-sms', prove(code))).body).toMatchObject({ code: 'wrong_code' })
    await admin.query(`update auth.sms_codes set expires_at = expires_at - interval '5 minutes'`)
    expect((await one.post('/two-factor/verify-sms', prove(code))).body).toMatchObject({ code: 'wrong_code' })
    await one.post('/two-factor/send-sms')
    const fresh = await lastCode()
    const replies = await Promise.all([1, 2].map(() => one.post('/two-factor/verify-sms', prove(fresh))))
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401])
  })

  test('gets five tries', async () => {
    const { browser } = await withSms('sms-guessed@example.test')
    await browser.post('/two-factor/send-sms')
    const code = await lastCode()
    for (let index = 0; index < 5; index += 1) await browser.post('/two-factor/verify-sms', prove(wrongFor(code)))
    expect((await browser.post('/two-factor/verify-sms', prove(code))).body).toMatchObject({ code: 'wrong_code' })
    await browser.post('/two-factor/send-sms')
    expect((await browser.post('/two-factor/verify-sms', prove(await lastCode()))).status).toBe(200)
  })

  test('goes to nobody who has no number, or an unconfirmed one', async () => {
    const browser = await signUpIn(testApp, 'no-number@example.test')
    expect((await browser.post('/two-factor/send-sms')).body).toMatchObject({ status: 404, code: 'not_found' })
    await browser.post('/two-factor/enable-sms', { password, phoneNumber })
    expect((await browser.post('/two-factor/send-sms')).body).toMatchObject({ status: 404 })
    expect((await stranger().signIn('no-number@example.test')).body).toHaveProperty('user')
    expect((await stranger().post('/two-factor/send-sms')).body).toMatchObject({ status: 401 })
  })
})
