import type { FactorMethod, SignInReply, signInSchema } from '@medinotes/shared/sign-in'
import type { z } from 'zod'
import { AppError } from '../../platform/errors.ts'
import { type Account, findAccountByEmail, findPassword, replaceHash } from './account.repository.ts'
import { countBackupCodes } from './backup-code.repository.ts'
import type { LiveSession } from './built-in-issuer.ts'
import { insertChallenge } from './challenge.repository.ts'
import { listConfirmedMethods } from './factor.repository.ts'
import { clearExpired, endSession } from './session.repository.ts'
import type { SignInParts } from './sign-in-parts.ts'
import { isTrusted } from './trusted-device.repository.ts'
import { type Answer, plain, type Visit } from './visit.ts'

export interface SignIn {
  /** Signed in, or asked for the second factor. */
  signIn(credentials: z.infer<typeof signInSchema>, visit: Visit): Promise<Answer<SignInReply>>
  /** Lets in whoever has shown the first factor, or asks for the second. */
  admit(account: Account, visit: Visit, method: 'password' | 'link'): Promise<Answer<SignInReply>>
  /** Opens a session for somebody who has shown who they are; `provenAt` is null where a trusted device spared the factor. */
  enter(account: Account, visit: Visit, entry: Entry): Promise<Answer<SignInReply>>
  signOut(visit: Visit): Promise<Answer<{ success: boolean }>>
}

interface Entry {
  method: 'password' | 'link' | FactorMethod
  provenAt: Date | null
}

/** A sign-in may wait this long for its second factor. */
const challengeMinutes = 10

/** Finds whose these credentials are; an older hash of the password is replaced behind the answer. */
function createIdentify({ accounts, hashing, later }: Pick<SignInParts, 'accounts' | 'hashing' | 'later'>) {
  async function renewHash(accountId: string, former: string, password: string) {
    const hash = await hashing.hash(password)
    await accounts.run((db) => replaceHash(db, accountId, former, hash))
  }

  return async (email: string, password: string) => {
    const account = await accounts.run((db) => findAccountByEmail(db, email))
    const held = account && (await accounts.run((db) => findPassword(db, account.id)))
    const matches = await hashing.verify(held?.password, password)
    if (account === undefined || !matches) throw wrongCredentials()
    if (held?.password && hashing.isOutdated(held.password)) later(renewHash(account.id, held.password, password))
    return account
  }
}

export function createSignIn(parts: SignInParts): SignIn {
  const { accounts, issuer, secrets, cookies, trail } = parts
  const identify = createIdentify(parts)

  async function enter({ id, name, email }: Account, visit: Visit, { method, provenAt }: Entry) {
    const former = await issuer.sessionOf(visit.headers)
    const session = await issuer.openSession(id, provenAt, visit.headers)
    try {
      await trail.record({ id }, 'account.signed-in', { details: { method, session: session.id } })
    } catch (error) {
      await accounts.run((db) => endSession(db, id, session.id))
      throw error
    }
    if (former !== null) await end(former)
    await accounts.run((db) => clearExpired(db, id))
    return { body: { user: { id, name, email } }, cookies: session.cookies }
  }

  /** What this browser was signed in with before; its cookie is replaced. */
  async function end({ id, accountId }: LiveSession) {
    await accounts.run((db) => endSession(db, accountId, id))
    await trail.record({ id: accountId }, 'account.session-ended', { details: { session: id } })
  }

  async function challenge(account: Account, owned: readonly FactorMethod[]): Promise<Answer<SignInReply>> {
    const token = secrets.newToken()
    await accounts.run((db) => insertChallenge(db, secrets.hash('challenge', token), account.id, challengeMinutes))
    const hasCodes = (await accounts.run((db) => countBackupCodes(db, account.id))) > 0
    const methods = hasCodes ? [...owned, 'backup-code' as const] : [...owned]
    return {
      body: { secondFactor: { methods } },
      cookies: [cookies.write('challenge', token, challengeMinutes * 60)],
    }
  }

  async function isKnownDevice(account: Account, { headers }: Visit) {
    const token = cookies.read(headers, 'device')
    return token !== null && accounts.run((db) => isTrusted(db, secrets.hash('device', token), account.id))
  }

  async function admit(account: Account, visit: Visit, method: 'password' | 'link') {
    const methods = await accounts.run((db) => listConfirmedMethods(db, account.id))
    if (methods.length === 0) return enter(account, visit, { method, provenAt: new Date() })
    if (await isKnownDevice(account, visit)) return enter(account, visit, { method, provenAt: null })
    return challenge(account, methods)
  }

  return {
    admit,
    enter,

    async signIn({ email, password }, visit) {
      const account = await identify(email, password)
      if (!account.emailVerified) throw notVerified()
      return admit(account, visit, 'password')
    },

    async signOut({ headers }) {
      const session = await issuer.sessionOf(headers)
      if (session === null) return { ...plain({ success: true }), cookies: leaving() }
      await accounts.run((db) => endSession(db, session.accountId, session.id))
      await trail.record({ id: session.accountId }, 'account.signed-out', { details: { session: session.id } })
      return { body: { success: true }, cookies: leaving() }
    },
  }

  function leaving() {
    return [cookies.clear('session'), cookies.clear('challenge')]
  }
}

const wrongCredentials = () =>
  new AppError('wrong_credentials', 'The e-mail address or the password is not right. Check both, then try again.')

const notVerified = () =>
  new AppError('email_not_verified', 'Follow the link in the e-mail we sent you, or have a new one sent.')
