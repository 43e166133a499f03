import type { FactorMethod } from '@medinotes/shared/sign-in'
import { AppError } from '../../platform/errors.ts'
import { type Account, findAccount } from './account.repository.ts'
import type { AttemptGuard } from './attempt-guard.ts'
import type { LiveSession } from './built-in-issuer.ts'
import { countTry, deleteChallenge, findChallenge } from './challenge.repository.ts'
import type { FactorCodes } from './factor-codes.ts'
import { findFactor } from './factor.repository.ts'
import { type Holder, provenUntil } from './holder.ts'
import type { SecondFactor } from './second-factor.service.ts'
import { setProof } from './session.repository.ts'
import type { SignIn } from './sign-in.service.ts'
import type { SignInParts } from './sign-in-parts.ts'
import { insertTrustedDevice } from './trusted-device.repository.ts'
import { type Answer, plain, type Visit } from './visit.ts'

type Proven = Answer<{ provenUntil: string }>

export interface Proof {
  /** Finishes a sign-in, or renews the proof of a session; confirms an authenticator app that was just set up. */
  verify(method: FactorMethod, given: { code: string; trustDevice: boolean }, visit: Visit): Promise<Proven>
  /** Only for somebody without a second factor: the strongest one they have is what proves them. */
  byPassword(session: LiveSession, password: string): Promise<Proven>
  sendSms(visit: Visit): Promise<void>
}

interface Dependencies extends SignInParts {
  guard: AttemptGuard
  codes: FactorCodes
  holder: Holder
  secondFactor: SecondFactor
  signIn: SignIn
}

/** Whoever is asked for a factor: at a sign-in that waits for it, or within a session. */
interface Asked {
  account: Account
  boundTo: string
  challenge: Buffer | null
  session: LiveSession | null
}

const triesPerChallenge = 5
const trustDays = 30

export function createProof(dependencies: Dependencies): Proof {
  const { accounts, issuer, cookies, secrets, trail, guard, codes, holder, secondFactor, signIn } = dependencies

  async function whoIsAsked({ headers }: Visit): Promise<Asked> {
    const token = cookies.read(headers, 'challenge')
    const hash = token === null ? null : secrets.hash('challenge', token)
    const challenge = hash && (await accounts.run((db) => findChallenge(db, hash)))
    const session = challenge ? null : await issuer.sessionOf(headers)
    const accountId = challenge?.accountId ?? session?.accountId
    const account = accountId === undefined ? undefined : await accounts.run((db) => findAccount(db, accountId))
    if (account === undefined) throw beginAgain()
    const boundTo = challenge && hash ? `challenge:${hash.toString('hex')}` : `session:${session?.id}`
    return { account, boundTo, challenge: challenge ? hash : null, session }
  }

  async function prove(session: LiveSession, method: FactorMethod | 'password'): Promise<{ provenUntil: string }> {
    const at = new Date()
    await accounts.run((db) => setProof(db, session.id, at))
    try {
      await trail.record({ id: session.accountId }, 'account.proven', { details: { method, session: session.id } })
    } catch (error) {
      await accounts.run((db) => setProof(db, session.id, session.provenAt))
      throw error
    }
    return { provenUntil: provenUntil(at) }
  }

  async function finishSignIn(account: Account, challenge: Buffer, method: FactorMethod, visit: Visit) {
    if (!(await accounts.run((db) => deleteChallenge(db, challenge)))) throw beginAgain()
    const provenAt = new Date()
    const entered = await signIn.enter(account, visit, { method, provenAt })
    return {
      body: { provenUntil: provenUntil(provenAt) },
      cookies: [...entered.cookies, cookies.clear('challenge')],
    }
  }

  async function trust(accountId: string) {
    const token = secrets.newToken()
    await accounts.run((db) => insertTrustedDevice(db, secrets.hash('device', token), accountId, trustDays))
    return cookies.write('device', token, trustDays * 86_400)
  }

  async function check({ account, boundTo, challenge, session }: Asked, method: FactorMethod, code: string) {
    if (challenge !== null && !(await accounts.run((db) => countTry(db, challenge, triesPerChallenge)))) {
      throw beginAgain()
    }
    const owned = method === 'backup-code' ? undefined : await accounts.run((db) => findFactor(db, account.id, method))
    // An app that nobody has confirmed yet guards nothing, so it cannot open a session either.
    const isOwn = owned !== undefined && (owned.confirmedAt !== null || session !== null)
    const usable = method === 'backup-code' ? account.hasFactor : isOwn
    return guard.attempt(account, async () => usable && codes.isRight(method, account.id, code, boundTo))
  }

  return {
    async verify(method, { code, trustDevice }, visit) {
      const asked = await whoIsAsked(visit)
      const { account, challenge, session } = asked
      if (!(await check(asked, method, code))) throw wrongCode()
      if (session !== null && method === 'totp') await secondFactor.confirmTotp(account, session)
      const done =
        challenge === null
          ? plain(await prove(session as LiveSession, method))
          : await finishSignIn(account, challenge, method, visit)
      return trustDevice ? { ...done, cookies: [...done.cookies, await trust(account.id)] } : done
    },

    async byPassword(session, password) {
      const account = await accounts.run((db) => findAccount(db, session.accountId))
      if (account?.hasFactor === true)
        throw new AppError('forbidden', 'Confirm that it is you with your second factor.')
      await holder.byPassword(session, password)
      return plain(await prove(session, 'password'))
    },

    async sendSms(visit) {
      const { account, boundTo } = await whoIsAsked(visit)
      const factor = await accounts.run((db) => findFactor(db, account.id, 'sms'))
      if (factor === undefined || factor.confirmedAt === null) {
        throw new AppError('not_found', 'No mobile number is set up for this account.')
      }
      const phoneNumber = codes.open(account.id, 'sms', factor.secretSealed)
      await codes.sendSms(account.id, phoneNumber, { boundTo, purpose: 'prove' })
    },
  }
}

const beginAgain = () =>
  new AppError('unauthenticated', 'This sign-in took too long or too many tries. Begin again with your password.')

const wrongCode = () => new AppError('wrong_code', 'That code is not right, or was used already. Try the next one.')
