import { AppError } from '../../platform/errors.ts'
import type { Account } from './account.repository.ts'
import { clearAttempts, findLockSeconds, reserveAttempt } from './attempt.repository.ts'
import type { SignInParts } from './sign-in-parts.ts'

const limits = { most: 10, lockMinutes: 15 }

export interface AttemptGuard {
  /** Runs a check of a code or a password if the account may still try; false where it was wrong. */
  attempt(account: Account, check: () => Promise<boolean>): Promise<boolean>
}

/** One lockout over every factor and the password of somebody who is signed in. */
export function createAttemptGuard({ accounts, trail }: Pick<SignInParts, 'accounts' | 'trail'>): AttemptGuard {
  const recordLock = (account: Account) =>
    trail.record(account, 'account.locked-out', {
      details: { minutes: limits.lockMinutes },
      leave: (tx) =>
        trail.leave(tx, 'account-locked', account.email, { name: account.name, minutes: limits.lockMinutes }),
    })

  return {
    async attempt(account, check) {
      const reserved = await accounts.run((db) => reserveAttempt(db, account.id, limits))
      if (reserved === undefined) throw lockedOut(await accounts.run((db) => findLockSeconds(db, account.id)))
      if (await check()) {
        await accounts.run((db) => clearAttempts(db, account.id))
        return true
      }
      if (reserved.failures >= limits.most) await recordLock(account)
      return false
    },
  }
}

const lockedOut = (retryAfterSeconds: number) =>
  new AppError('locked_out', 'Too many wrong tries. Wait a quarter of an hour, then try again.', { retryAfterSeconds })
