import { randomInt } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { password, publicUrl, type SignInTestApp } from './sign-in-test-app.ts'
import { tokenOfLink } from './mail.ts'
import { findStep, stepAt, totpCode } from '../features/auth/totp.ts'

const userAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36'

/** Somebody's browser: it keeps the cookies it is given, and sends them back. */
export function createBrowser(app: FastifyInstance) {
  const jar = new Map<string, string>()
  // Each at an address of its own, so that the budgets of addresses do not mix.
  const remoteAddress = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`

  async function send(method: 'GET' | 'POST', path: string, payload?: object, headers: Record<string, string> = {}) {
    const cookie = [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ')
    const reply = await app.inject({
      method,
      url: `/api${path}`,
      remoteAddress,
      headers: { origin: publicUrl, 'user-agent': userAgent, cookie, ...headers },
      ...(payload !== undefined && { payload }),
    })
    for (const { name, value } of reply.cookies) {
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return { status: reply.statusCode, body: reply.json<Record<string, unknown>>(), headers: reply.headers }
  }

  const post = (path: string, payload: object = {}) => send('POST', `/auth${path}`, payload)
  const get = (path: string) => send('GET', `/auth${path}`)

  return {
    jar,
    post,
    get,
    token: async () => (await get('/token')).body['token'] as string,
    api: (path: string, token: string) => send('GET', path, undefined, { authorization: `Bearer ${token}` }),
    signIn: (email: string, withPassword = password) => post('/sign-in/email', { email, password: withPassword }),
  }
}

export type Browser = ReturnType<typeof createBrowser>

export const newAccount = (email: string) => ({ name: 'Dr Ada Example', email, password, kind: 'clinician' })

/** Signs somebody up in a browser of their own, which is signed in afterwards. */
export async function signUpIn({ app, outbox }: Pick<SignInTestApp, 'app' | 'outbox'>, email: string) {
  const browser = createBrowser(app)
  await browser.post('/sign-up/email', newAccount(email))
  await browser.post('/verify-email', { token: await tokenOfLink(() => outbox.list({ limit: 100 }), email) })
  return browser
}

/** An authenticator app that shows a code which was not used yet. */
function createAuthenticator(totpUri: string) {
  const secret = new URL(totpUri).searchParams.get('secret') ?? ''
  let next = stepAt(Date.now())
  return {
    /** The present code, and then the next, which works already. */
    code() {
      const code = totpCode(secret, next)
      next += 1
      return code
    },
    wrong() {
      const guesses = ['000000', '111111', '222222', '333333']
      return guesses.find((guess) => findStep(secret, guess, Date.now()) === undefined) ?? '444444'
    },
  }
}

/** Turns an authenticator app on for whoever is signed in. */
export async function enableTotp(browser: Browser) {
  const { body } = await browser.post('/two-factor/enable-totp', { password })
  const authenticator = createAuthenticator(String(body['totpUri']))
  const confirmed = await browser.post('/two-factor/verify-totp', { code: authenticator.code() })
  if (confirmed.status !== 200) throw new Error(`Confirming was answered ${confirmed.status}`)
  return { authenticator, backupCodes: body['backupCodes'] as string[] }
}

export async function signUpWithTotp(testApp: Pick<SignInTestApp, 'app' | 'outbox'>, email: string) {
  const browser = await signUpIn(testApp, email)
  return { browser, email, ...(await enableTotp(browser)) }
}

/** A browser that gave the right password and is asked for the second factor. */
export async function challengedBrowser(app: FastifyInstance, email: string) {
  const browser = createBrowser(app)
  const { status, body } = await browser.signIn(email)
  if (!('secondFactor' in body)) throw new Error(`The sign-in was answered ${status} ${JSON.stringify(body['code'])}`)
  return browser
}

export const prove = (code: string, trustDevice = false) => ({ code, trustDevice })
