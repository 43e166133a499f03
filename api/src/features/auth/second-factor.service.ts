import type { enableSmsSchema, disableFactorSchema, enableTotpReplySchema, Security } from '@medinotes/shared/sign-in'
import type { z } from 'zod'
import { AppError } from '../../platform/errors.ts'
import { type Account, findAccount, findPassword } from './account.repository.ts'
import type { AttemptGuard } from './attempt-guard.ts'
import { countBackupCodes, deleteBackupCodes } from './backup-code.repository.ts'
import type { LiveSession } from './built-in-issuer.ts'
import type { FactorCodes } from './factor-codes.ts'
import {
  confirmFactor,
  deleteFactor,
  findFactor,
  insertUnconfirmed,
  listConfirmedMethods,
  type OwnedMethod,
} from './factor.repository.ts'
import type { Holder } from './holder.ts'
import { findPendingEmail } from './link.repository.ts'
import { dropOtherProofs, setProof } from './session.repository.ts'
import type { SignInDb } from './sign-in-database.ts'
import type { SignInParts } from './sign-in-parts.ts'
import { newTotpSecret, totpUri } from './totp.ts'
import { distrustDevices } from './trusted-device.repository.ts'

/** Turning second factors on and off. */
export interface SecondFactor {
  enableTotp(session: LiveSession, password: string): Promise<z.infer<typeof enableTotpReplySchema>>
  /** The right code was just given; nothing happens where the app was confirmed before. */
  confirmTotp(account: Account, session: LiveSession): Promise<void>
  enableSms(session: LiveSession, wanted: z.infer<typeof enableSmsSchema>): Promise<void>
  /** Returns backup codes where these are the account's first. */
  confirmSms(session: LiveSession, code: string): Promise<string[] | null>
  disable(session: LiveSession, wanted: z.infer<typeof disableFactorSchema>): Promise<void>
  /** The old ones work no longer. */
  renewBackupCodes(session: LiveSession, password: string): Promise<string[]>
  security(session: LiveSession): Promise<Security>
}

interface Dependencies extends SignInParts {
  codes: FactorCodes
  guard: AttemptGuard
  holder: Holder
}

const factorNames: Record<OwnedMethod, string> = { totp: 'an authenticator app', sms: 'a code by SMS' }

export function createSecondFactor({ accounts, trail, codes, guard, holder }: Dependencies): SecondFactor {
  const requireAccount = async ({ accountId }: LiveSession) => {
    const account = await accounts.run((db) => findAccount(db, accountId))
    if (account === undefined) throw new Error('The account of a live session is gone')
    return account
  }

  /** Who has a factor already shows it before they add another. */
  async function begin(session: LiveSession, password: string) {
    const { hasFactor } = await requireAccount(session)
    if (hasFactor) holder.requireProof(session)
    return holder.byPassword(session, password)
  }

  async function put(account: Account, method: OwnedMethod, secret: string) {
    const sealed = codes.seal(account.id, method, secret)
    if (await accounts.run((db) => insertUnconfirmed(db, account.id, method, sealed))) return
    throw new AppError('already_enabled', 'This is on already. Turn it off first to set it up anew.')
  }

  const recordChange = (
    account: Account,
    action: 'account.factor-added' | 'account.factor-removed',
    method: OwnedMethod,
  ) =>
    trail.record(account, action, {
      details: { method },
      leave: (tx) =>
        trail.leave(tx, action === 'account.factor-added' ? 'factor-added' : 'factor-removed', account.email, {
          name: account.name,
          factor: factorNames[method],
        }),
    })

  async function confirm(tx: SignInDb, account: Account, session: LiveSession, method: OwnedMethod) {
    if (!(await confirmFactor(tx, account.id, method))) return false
    await dropOtherProofs(tx, account.id, session.id)
    await setProof(tx, session.id, new Date())
    return true
  }

  return {
    async enableTotp(session, password) {
      const account = await begin(session, password)
      const secret = newTotpSecret()
      await put(account, 'totp', secret)
      const keeps = account.hasFactor && (await accounts.run((db) => countBackupCodes(db, account.id))) > 0
      const backupCodes = keeps ? [] : await accounts.transaction((tx) => codes.newBackupCodes(tx, account.id))
      return { totpUri: totpUri(secret, account.email), backupCodes }
    },

    async confirmTotp(account, session) {
      const confirmed = await accounts.transaction((tx) => confirm(tx, account, session, 'totp'))
      if (confirmed) await recordChange(account, 'account.factor-added', 'totp')
    },

    async enableSms(session, { password, phoneNumber }) {
      const account = await begin(session, password)
      await put(account, 'sms', phoneNumber)
      await codes.sendSms(account.id, phoneNumber, { boundTo: `session:${session.id}`, purpose: 'confirm' })
    },

    async confirmSms(session, code) {
      const account = await requireAccount(session)
      const place = { boundTo: `session:${session.id}`, purpose: 'confirm' } as const
      if (!(await guard.attempt(account, () => codes.isRightSms(place, code)))) {
        throw new AppError('wrong_code', 'That code is not right, or is too old. Have a new one sent.')
      }
      const { confirmed, backupCodes } = await accounts.transaction(async (tx) => ({
        confirmed: await confirm(tx, account, session, 'sms'),
        backupCodes: account.hasFactor ? null : await codes.newBackupCodes(tx, account.id),
      }))
      if (confirmed) await recordChange(account, 'account.factor-added', 'sms')
      return backupCodes
    },

    async disable(session, { password, method }) {
      holder.requireProof(session)
      const account = await holder.byPassword(session, password)
      const removed = await accounts.transaction((tx) => removeFactors(tx, account.id, method))
      for (const one of removed) await recordChange(account, 'account.factor-removed', one)
    },

    async renewBackupCodes(session, password) {
      holder.requireProof(session)
      const account = await holder.byPassword(session, password)
      if (!account.hasFactor) throw new AppError('forbidden', 'Turn a second factor on first.')
      const made = await accounts.transaction((tx) => codes.newBackupCodes(tx, account.id))
      await trail.record(account, 'account.backup-codes-made')
      return made
    },

    security: async (session) => {
      const { id, emailVerified } = await requireAccount(session)
      return accounts.run(async (db) => {
        const methods = await listConfirmedMethods(db, id)
        const sms = methods.includes('sms') ? await findFactor(db, id, 'sms') : undefined
        const password = await findPassword(db, id)
        return {
          emailVerified,
          pendingEmail: await findPendingEmail(db, id),
          totp: methods.includes('totp'),
          smsEnding: sms ? codes.open(id, 'sms', sms.secretSealed).slice(-3) : null,
          backupCodesLeft: methods.length > 0 ? await countBackupCodes(db, id) : 0,
          passwordChangedAt: (password?.updatedAt ?? new Date(0)).toISOString(),
        }
      })
    },
  }
}

async function removeFactors(tx: SignInDb, accountId: string, method: OwnedMethod | undefined) {
  const present = await listConfirmedMethods(tx, accountId)
  const removed = method === undefined ? present : present.filter((one) => one === method)
  for (const one of removed) await deleteFactor(tx, accountId, one)
  if (removed.length === present.length) await deleteBackupCodes(tx, accountId)
  await distrustDevices(tx, accountId)
  return removed
}
