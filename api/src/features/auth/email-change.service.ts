import type { SignInReply } from '@medinotes/shared/sign-in'
import { AppError } from '../../platform/errors.ts'
import { type Account, findAccount, findAccountByEmail } from './account.repository.ts'
import type { LiveSession } from './built-in-issuer.ts'
import { createLinks } from './mail-links.ts'
import type { SignIn } from './sign-in.service.ts'
import type { SignInDb } from './sign-in-database.ts'
import type { SignInParts } from './sign-in-parts.ts'
import { type Answer, plain, type Visit } from './visit.ts'

export interface EmailChange {
  /** Sends the link to the new address; it answers alike where the address is somebody's. */
  request(session: LiveSession, newEmail: string): void
  /** Somebody may have taken the address since the link was sent. */
  refuseTaken(tx: SignInDb, email: string): Promise<void>
  /** Tells the former address of a change that was just made. */
  finish(account: Account, former: Account, visit: Visit): Promise<Answer<SignInReply>>
}

export function createEmailChange(dependencies: SignInParts & { signIn: SignIn }): EmailChange {
  const { accounts, issuer, trail, signIn, later, publicUrl } = dependencies
  const links = createLinks(dependencies)

  async function send(accountId: string, newEmail: string) {
    const account = await accounts.run((db) => findAccount(db, accountId))
    const taken = await accounts.run((db) => findAccountByEmail(db, newEmail))
    if (account === undefined || account.id === taken?.id) return
    if (taken !== undefined) return trail.tell('account-exists', newEmail, { signInLink: `${publicUrl}/sign-in` })
    const wanted = { id: accountId, email: newEmail }
    const link = await accounts.transaction((tx) => links.make(tx, 'change-email', wanted))
    return trail.tell('change-email', newEmail, { name: account.name, link })
  }

  return {
    request: ({ accountId }, newEmail) => later(send(accountId, newEmail)),

    async refuseTaken(tx, email) {
      if ((await findAccountByEmail(tx, email)) === undefined) return
      throw new AppError('link_expired', 'This link no longer works. Ask for the change again.')
    },

    async finish(account, former, visit) {
      await trail.record(account, 'account.email-changed', {
        leave: (tx) => trail.leave(tx, 'email-changed', former.email, { name: former.name }),
      })
      const session = await issuer.sessionOf(visit.headers)
      if (session?.accountId !== account.id) return signIn.admit(account, visit, 'link')
      return plain({ user: { id: account.id, name: account.name, email: account.email } })
    },
  }
}
