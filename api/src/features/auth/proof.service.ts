import type { FactorMethod } from '@medinotes/shared/sign-in'
import { AppError } from '../../platform/errors.ts'
import { type Account, findAccount } from './account.repository.ts'
import { beginAgain, createAsked } from './asked.ts'
import type { AttemptGuard } from './attempt-guard.ts'
import type { LiveSession } from './built-in-issuer.ts'
import { deleteChallenge } from './challenge.repository.ts'
import type { FactorChanges } from './factor-changes.ts'
import type { FactorCodes } from './factor-codes.ts'
import { findFactor } from './factor.repository.ts'
import { type Holder, provenUntil } from './holder.ts'
import { setProof } from './session.repository.ts'
import type { SignIn } from './sign-in.service.ts'
import type { SignInParts } from './sign-in-parts.ts'
import { insertTrustedDevice } from './trusted-device.repository.ts'
import type { Answer, Visit } from './visit.ts'

type Proven = Answer<{ provenUntil: string }>

export interface Proof {
  /** Finishes a sign-in, or renews the proof of a session; confirms an authenticator app that was just set up. */
  verify(method: FactorMethod, given: { code: string; trustDevice: boolean }, visit: Visit): Promise<Proven>
  /** Only for somebody without a second factor: the strongest one they have is what proves them. */
  byPassword(session: LiveSession, password: string, visit: Visit): Promise<Proven>
  sendSms(visit: Visit): Promise<void>
}

interface Dependencies extends SignInParts {
  guard: AttemptGuard
  codes: FactorCodes
  holder: Holder
  changes: FactorChanges
  signIn: SignIn
}

const trustDays = 30

export function createProof(dependencies: Dependencies): Proof {
  const { accounts, issuer, cookies, secrets, trail, codes, holder, changes, signIn } = dependencies
  const asked = createAsked(dependencies)

  async function prove(session: LiveSession, method: FactorMethod | 'password', { headers }: Visit): Promise<Proven> {
    const at = new Date()
    await accounts.run((db) => setProof(db, session.id, at))
    try {
      await trail.record({ id: session.accountId }, 'account.proven', { details: { method, session: session.id } })
    } catch (error) {
      await accounts.run((db) => setProof(db, session.id, session.provenAt))
      throw error
    }
    return { body: { provenUntil: provenUntil(at) }, cookies: await issuer.renewSession(headers) }
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

  return {
    async verify(method, { code, trustDevice }, visit) {
      const one = await asked.find(visit)
      const { account, at } = one
      if (!(await asked.isRight(one, method, code))) throw wrongCode()
      const done =
        'challenge' in at ? await finishSignIn(account, at.challenge, method, visit) : await renew(at.session)
      return trustDevice ? { ...done, cookies: [...done.cookies, await trust(account.id)] } : done

      async function renew(session: LiveSession) {
        if (method === 'totp') await changes.confirm(account, session, 'totp')
        return prove(session, method, visit)
      }
    },

    async byPassword(session, password, visit) {
      const account = await accounts.run((db) => findAccount(db, session.accountId))
      if (account?.hasFactor === true)
        throw new AppError('forbidden', 'Confirm that it is you with your second factor.')
      await holder.byPassword(session, password)
      return prove(session, 'password', visit)
    },

    async sendSms(visit) {
      const { account, boundTo } = await asked.find(visit)
      const factor = await accounts.run((db) => findFactor(db, account.id, 'sms'))
      if (factor === undefined || factor.confirmedAt === null) {
        throw new AppError('not_found', 'No mobile number is set up for this account.')
      }
      const phoneNumber = codes.open(account.id, 'sms', factor.secretSealed)
      await codes.sendSms(account.id, phoneNumber, { boundTo, purpose: 'prove' })
    },
  }
}

const wrongCode = () => new AppError('wrong_code', 'That code is not right, or was used already. Try the next one.')
