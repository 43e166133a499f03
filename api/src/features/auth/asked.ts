import type { FactorMethod } from '@medinotes/shared/sign-in'
import { AppError } from '../../platform/errors.ts'
import { type Account, findAccount } from './account.repository.ts'
import type { AttemptGuard } from './attempt-guard.ts'
import type { LiveSession } from './built-in-issuer.ts'
import { countTry, findChallenge } from './challenge.repository.ts'
import type { FactorCodes } from './factor-codes.ts'
import { findFactor } from './factor.repository.ts'
import type { SignInParts } from './sign-in-parts.ts'
import type { Visit } from './visit.ts'

/** Whoever is asked for a factor. */
export interface Asked {
  account: Account
  /** What a code that is sent now works for. */
  boundTo: string
  /** At a sign-in that waits for it, or within a session. */
  at: { challenge: Buffer } | { session: LiveSession }
}

const triesPerChallenge = 5

type Parts = Pick<SignInParts, 'accounts' | 'issuer' | 'cookies' | 'secrets'> & {
  guard: AttemptGuard
  codes: FactorCodes
}

export function createAsked({ accounts, issuer, cookies, secrets, guard, codes }: Parts) {
  async function findChallenged(headers: Headers) {
    const token = cookies.read(headers, 'challenge')
    if (token === null) return undefined
    const hash = secrets.hash('challenge', token)
    const challenge = await accounts.run((db) => findChallenge(db, hash))
    return (
      challenge && {
        accountId: challenge.accountId,
        boundTo: `challenge:${hash.toString('hex')}`,
        at: { challenge: hash },
      }
    )
  }

  async function findSignedIn(headers: Headers) {
    const session = await issuer.sessionOf(headers)
    return session && { accountId: session.accountId, boundTo: `session:${session.id}`, at: { session } }
  }

  return {
    async find({ headers }: Visit): Promise<Asked> {
      const found = (await findChallenged(headers)) ?? (await findSignedIn(headers))
      const account = found && (await accounts.run((db) => findAccount(db, found.accountId)))
      if (!found || !account) throw beginAgain()
      return { account, boundTo: found.boundTo, at: found.at }
    },

    /** Counts the try, then checks the code; it is used up where it was right. */
    async isRight({ account, boundTo, at }: Asked, method: FactorMethod, code: string) {
      if ('challenge' in at && !(await accounts.run((db) => countTry(db, at.challenge, triesPerChallenge)))) {
        throw beginAgain()
      }
      const owned =
        method === 'backup-code' ? undefined : await accounts.run((db) => findFactor(db, account.id, method))
      // An app that nobody has confirmed yet guards nothing, so it cannot open a session either.
      const isOwn = owned !== undefined && (owned.confirmedAt !== null || 'session' in at)
      const usable = method === 'backup-code' ? account.hasFactor : isOwn
      return guard.attempt(account, async () => usable && codes.isRight(method, account.id, code, boundTo))
    },
  }
}

export const beginAgain = () =>
  new AppError('unauthenticated', 'This sign-in took too long or too many tries. Begin again with your password.')
