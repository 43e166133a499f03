import type { Security } from '@medinotes/shared/sign-in'
import { findAccount, findPassword } from './account.repository.ts'
import { countBackupCodes } from './backup-code.repository.ts'
import type { LiveSession } from './built-in-issuer.ts'
import type { FactorCodes } from './factor-codes.ts'
import { findFactor, listConfirmedMethods } from './factor.repository.ts'
import { findPendingEmail } from './link.repository.ts'
import type { SignInParts } from './sign-in-parts.ts'

export type SecurityOverview = (session: LiveSession) => Promise<Security>

/** What somebody can prove themselves with, for their own eyes. */
export const createSecurityOverview =
  ({ accounts, codes }: Pick<SignInParts, 'accounts'> & { codes: FactorCodes }): SecurityOverview =>
  ({ accountId: id }) =>
    accounts.run(async (db) => {
      const [account, password] = [await findAccount(db, id), await findPassword(db, id)]
      if (account === undefined || password === undefined) throw new Error('The account of a live session is gone')
      const methods = await listConfirmedMethods(db, id)
      const sms = methods.includes('sms') ? await findFactor(db, id, 'sms') : undefined
      return {
        emailVerified: account.emailVerified,
        pendingEmail: await findPendingEmail(db, id),
        totp: methods.includes('totp'),
        smsEnding: sms ? codes.open(id, 'sms', sms.secretSealed).slice(-3) : null,
        backupCodesLeft: methods.length > 0 ? await countBackupCodes(db, id) : 0,
        passwordChangedAt: password.updatedAt.toISOString(),
      }
    })
