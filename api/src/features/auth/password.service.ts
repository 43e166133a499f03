import type { changePasswordSchema } from '@medinotes/shared/sign-in'
import type { z } from 'zod'
import { type Account, findAccount, findAccountByEmail, updateAccount, updatePassword } from './account.repository.ts'
import type { LiveSession } from './built-in-issuer.ts'
import { deleteChallenges } from './challenge.repository.ts'
import type { Holder } from './holder.ts'
import { deleteLinks } from './link.repository.ts'
import { createLinks } from './mail-links.ts'
import { refuseGuessable } from './password-strength.ts'
import { endSessions } from './session.repository.ts'
import type { SignInDb } from './sign-in-database.ts'
import type { SignInParts } from './sign-in-parts.ts'
import { distrustDevices } from './trusted-device.repository.ts'

export interface Passwords {
  /** The answer waits for nothing that differs between a known and an unknown address. */
  requestReset(email: string): void
  /** Ends every session. */
  reset(token: string, newPassword: string): Promise<void>
  /** Ends every other session. */
  change(session: LiveSession, passwords: z.infer<typeof changePasswordSchema>): Promise<void>
}

export function createPasswords(dependencies: SignInParts & { holder: Holder }): Passwords {
  const { accounts, hashing, trail, later, holder } = dependencies
  const links = createLinks(dependencies)

  async function sendReset(email: string) {
    const account = await accounts.run((db) => findAccountByEmail(db, email))
    if (account === undefined) return
    const link = await accounts.transaction((tx) => links.make(tx, 'reset-password', account))
    await trail.tell('reset-password', account.email, { name: account.name, link })
  }

  const record = (account: Account, action: 'account.password-reset' | 'account.password-changed') =>
    trail.record(account, action, {
      leave: (tx) => trail.leave(tx, 'password-changed', account.email, { name: account.name }),
    })

  return {
    requestReset: (email) => later(sendReset(email)),

    async reset(token, newPassword) {
      const { accountId } = await accounts.run((db) => links.look(db, token, 'reset-password'))
      const account = await accounts.run((db) => findAccount(db, accountId))
      if (account === undefined) throw new Error('The account of a link is gone')
      await refuseGuessable(newPassword, account)
      const passwordHash = await hashing.hash(newPassword)
      await accounts.transaction(async (tx) => {
        await links.take(tx, token, ['reset-password'])
        // Whoever reads the mail of the address has it.
        await updateAccount(tx, accountId, { emailVerified: true })
        await replacePassword(tx, accountId, passwordHash, null)
      })
      await record(account, 'account.password-reset')
    },

    async change(session, { currentPassword, newPassword }) {
      const account = await holder.byPassword(session, currentPassword)
      await refuseGuessable(newPassword, account)
      const passwordHash = await hashing.hash(newPassword)
      await accounts.transaction((tx) => replacePassword(tx, account.id, passwordHash, session.id))
      await record(account, 'account.password-changed')
    },
  }
}

/** Nothing that began with the old password goes on, save the session that changed it. */
async function replacePassword(tx: SignInDb, accountId: string, passwordHash: string, except: string | null) {
  await updatePassword(tx, accountId, passwordHash)
  await endSessions(tx, accountId, { except })
  await distrustDevices(tx, accountId)
  await deleteChallenges(tx, accountId)
  await deleteLinks(tx, accountId, ['reset-password', 'verify-email', 'change-email'])
}
