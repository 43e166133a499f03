import { sessionTimes } from '@medinotes/shared/session-times'
import { AppError } from '../../platform/errors.ts'
import { type Account, findAccount, findPassword } from './account.repository.ts'
import type { AttemptGuard } from './attempt-guard.ts'
import type { LiveSession } from './built-in-issuer.ts'
import type { SignInParts } from './sign-in-parts.ts'

/** Checks that whoever holds a session is the holder of its account. */
export interface Holder {
  /** The session's account, once its password was given. */
  byPassword(session: LiveSession, password: string): Promise<Account>
  /** Rejects where the last proof is more than ten minutes old. */
  requireProof(session: LiveSession): void
}

const provenMs = sessionTimes.provenMinutes * 60_000

export const provenUntil = (at: Date) => new Date(at.getTime() + provenMs).toISOString()

export function createHolder({
  accounts,
  hashing,
  guard,
}: Pick<SignInParts, 'accounts' | 'hashing'> & { guard: AttemptGuard }): Holder {
  return {
    async byPassword({ accountId }, password) {
      const account = await accounts.run((db) => findAccount(db, accountId))
      if (account === undefined) throw new Error('The account of a live session is gone')
      const held = await accounts.run((db) => findPassword(db, accountId))
      if (await guard.attempt(account, () => hashing.verify(held?.password, password))) return account
      throw new AppError('wrong_credentials', 'The password is not right. Check it, then try again.')
    },

    requireProof({ provenAt }) {
      if (provenAt !== null && Date.now() - provenAt.getTime() < provenMs) return
      throw new AppError('step_up_required', 'Confirm that it is you, then do this again.')
    },
  }
}
