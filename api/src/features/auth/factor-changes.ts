import { AppError } from '../../platform/errors.ts'
import { type Account, findAccount } from './account.repository.ts'
import { deleteBackupCodes } from './backup-code.repository.ts'
import type { LiveSession } from './built-in-issuer.ts'
import type { FactorCodes } from './factor-codes.ts'
import {
  confirmFactor,
  deleteFactor,
  insertUnconfirmed,
  listConfirmedMethods,
  type OwnedMethod,
} from './factor.repository.ts'
import type { Holder } from './holder.ts'
import { dropOtherProofs, setProof } from './session.repository.ts'
import type { SignInDb } from './sign-in-database.ts'
import type { SignInParts } from './sign-in-parts.ts'
import { distrustDevices } from './trusted-device.repository.ts'

type Parts = Pick<SignInParts, 'accounts' | 'trail'> & { codes: FactorCodes; holder: Holder }

export type FactorChanges = ReturnType<typeof createFactorChanges>

const factorNames: Record<OwnedMethod, string> = { totp: 'an authenticator app', sms: 'a code by SMS' }

/** The steps of turning a factor of either kind on and off. */
export function createFactorChanges({ accounts, trail, codes, holder }: Parts) {
  const requireAccount = async ({ accountId }: LiveSession) => {
    const account = await accounts.run((db) => findAccount(db, accountId))
    if (account === undefined) throw new Error('The account of a live session is gone')
    return account
  }

  const record = (account: Account, change: 'factor-added' | 'factor-removed', method: OwnedMethod) =>
    trail.record(account, `account.${change}`, {
      details: { method },
      leave: (tx) => trail.leave(tx, change, account.email, { name: account.name, factor: factorNames[method] }),
    })

  return {
    requireAccount,

    /** Who has a factor already shows it before they add another. */
    async begin(session: LiveSession, password: string) {
      const { hasFactor } = await requireAccount(session)
      if (hasFactor) holder.requireProof(session)
      return holder.byPassword(session, password)
    },

    /** To be confirmed. */
    async put(account: Account, method: OwnedMethod, secret: string) {
      const sealed = codes.seal(account.id, method, secret)
      if (await accounts.run((db) => insertUnconfirmed(db, account.id, method, sealed))) return
      throw new AppError('already_enabled', 'This is on already. Turn it off first to set it up anew.')
    },

    /** Its first right code was given, which proves the session; nothing happens where it was on before. */
    async confirm(account: Account, session: LiveSession, method: OwnedMethod) {
      const confirmed = await accounts.transaction(async (tx) => {
        if (!(await confirmFactor(tx, account.id, method))) return false
        await dropOtherProofs(tx, account.id, session.id)
        await setProof(tx, session.id, new Date())
        return true
      })
      if (confirmed) await record(account, 'factor-added', method)
    },

    async remove(account: Account, method: OwnedMethod | undefined) {
      const removed = await accounts.transaction((tx) => removeFactors(tx, account.id, method))
      for (const one of removed) await record(account, 'factor-removed', one)
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
