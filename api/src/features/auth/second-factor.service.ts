import type { disableFactorSchema, enableSmsSchema, enableTotpReplySchema } from '@medinotes/shared/sign-in'
import type { z } from 'zod'
import { AppError } from '../../platform/errors.ts'
import type { AttemptGuard } from './attempt-guard.ts'
import { countBackupCodes } from './backup-code.repository.ts'
import type { LiveSession } from './built-in-issuer.ts'
import type { FactorChanges } from './factor-changes.ts'
import type { FactorCodes } from './factor-codes.ts'
import type { Holder } from './holder.ts'
import type { SignInParts } from './sign-in-parts.ts'
import { newTotpSecret, totpUri } from './totp.ts'

/** Turning second factors on and off. */
export interface SecondFactor {
  enableTotp(session: LiveSession, password: string): Promise<z.infer<typeof enableTotpReplySchema>>
  enableSms(session: LiveSession, wanted: z.infer<typeof enableSmsSchema>): Promise<void>
  /** Returns backup codes where this is the account's first factor. */
  confirmSms(session: LiveSession, code: string): Promise<string[] | null>
  disable(session: LiveSession, wanted: z.infer<typeof disableFactorSchema>): Promise<void>
  /** The old ones work no longer. */
  renewBackupCodes(session: LiveSession, password: string): Promise<string[]>
}

interface Dependencies extends SignInParts {
  codes: FactorCodes
  guard: AttemptGuard
  holder: Holder
  changes: FactorChanges
}

export function createSecondFactor({ accounts, trail, codes, guard, holder, changes }: Dependencies): SecondFactor {
  const newCodes = (accountId: string) => accounts.transaction((tx) => codes.newBackupCodes(tx, accountId))

  return {
    async enableTotp(session, password) {
      const account = await changes.begin(session, password)
      const secret = newTotpSecret()
      await changes.put(account, 'totp', secret)
      const keepsCodes = account.hasFactor && (await accounts.run((db) => countBackupCodes(db, account.id))) > 0
      return {
        totpUri: totpUri(secret, account.email),
        backupCodes: keepsCodes ? [] : await newCodes(account.id),
      }
    },

    async enableSms(session, { password, phoneNumber }) {
      const account = await changes.begin(session, password)
      await changes.put(account, 'sms', phoneNumber)
      await codes.sendSms(account.id, phoneNumber, { boundTo: `session:${session.id}`, purpose: 'confirm' })
    },

    async confirmSms(session, code) {
      const account = await changes.requireAccount(session)
      const place = { boundTo: `session:${session.id}`, purpose: 'confirm' } as const
      if (!(await guard.attempt(account, () => codes.isRightSms(place, code)))) {
        throw new AppError('wrong_code', 'That code is not right, or is too old. Have a new one sent.')
      }
      const backupCodes = account.hasFactor ? null : await newCodes(account.id)
      await changes.confirm(account, session, 'sms')
      return backupCodes
    },

    async disable(session, { password, method }) {
      holder.requireProof(session)
      await changes.remove(await holder.byPassword(session, password), method)
    },

    async renewBackupCodes(session, password) {
      holder.requireProof(session)
      const account = await holder.byPassword(session, password)
      if (!account.hasFactor) throw new AppError('forbidden', 'Turn a second factor on first.')
      const made = await newCodes(account.id)
      await trail.record(account, 'account.backup-codes-made')
      return made
    },
  }
}
