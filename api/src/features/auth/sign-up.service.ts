import type { SignInReply, signUpSchema } from '@medinotes/shared/sign-in'
import type { z } from 'zod'
import { AppError } from '../../platform/errors.ts'
import {
  type Account,
  findAccount,
  findAccountByEmail,
  insertAccount,
  type NewAccount,
  updateAccount,
  updatePassword,
} from './account.repository.ts'
import type { EmailChange } from './email-change.service.ts'
import { createLinks } from './mail-links.ts'
import { refuseGuessable } from './password-strength.ts'
import type { SignIn } from './sign-in.service.ts'
import type { SignInDb } from './sign-in-database.ts'
import type { SignInParts } from './sign-in-parts.ts'
import type { Answer, Visit } from './visit.ts'

export interface SignUp {
  /** Answers alike whether the address is new or known; the mail says the rest. */
  signUp(wanted: z.infer<typeof signUpSchema>): Promise<void>
  sendVerification(email: string): void
  /** Follows the link of a mail: proves the address, and signs in where nobody is. */
  verifyEmail(token: string, visit: Visit): Promise<Answer<SignInReply>>
}

interface Dependencies extends SignInParts {
  signIn: SignIn
  emailChange: EmailChange
}

export function createSignUp(dependencies: Dependencies): SignUp {
  const { accounts, hashing, trail, signIn, emailChange, later, open, admits, publicUrl } = dependencies
  const links = createLinks(dependencies)

  async function sendLink(account: Account) {
    const link = await accounts.transaction((tx) => links.make(tx, 'verify-email', account))
    await trail.tell('verify-email', account.email, { name: account.name, link })
  }

  const tellOfAccount = (email: string) =>
    trail.tell('account-exists', email.toLowerCase(), { signInLink: `${publicUrl}/sign-in` })

  // Answered like everybody: who is invited, and who has an account, is nobody's to find out.
  async function turnAway(email: string) {
    const known = await accounts.run((db) => findAccountByEmail(db, email))
    if (known?.emailVerified === true) await tellOfAccount(email)
    else await trail.tell('sign-up-closed', email.toLowerCase(), {})
  }

  async function resend(email: string) {
    const account = await accounts.run((db) => findAccountByEmail(db, email))
    if (account !== undefined && !account.emailVerified) await sendLink(account)
  }

  return {
    async signUp({ password, ...told }) {
      if (!open) throw new AppError('forbidden', 'Sign-up is not open here.')
      await refuseGuessable(password, told)
      if (!(await admits(told.email))) return turnAway(told.email)
      const wanted = { ...told, emailVerified: false, passwordHash: await hashing.hash(password) }
      const account = await accounts.transaction((tx) => insertOrReplace(tx, wanted))
      if (account !== undefined) await sendLink(account)
      else await tellOfAccount(told.email)
    },

    sendVerification: (email) => later(resend(email)),

    async verifyEmail(token, visit) {
      const { account, former } = await accounts.transaction(async (tx) => {
        const link = await links.take(tx, token, ['verify-email', 'change-email'])
        const holder = await findAccount(tx, link.accountId)
        if (holder === undefined) throw new Error('The account of a link is gone')
        const proven = { email: link.email, emailVerified: true }
        if (holder.email !== link.email) await emailChange.refuseTaken(tx, link.email)
        await updateAccount(tx, holder.id, proven)
        return { account: { ...holder, ...proven }, former: holder }
      })
      if (account.email !== former.email) return emailChange.finish(account, former, visit)
      await trail.record(account, 'account.email-verified')
      return signIn.admit(account, visit, 'link')
    },
  }
}

// Nobody has shown that an unverified address is theirs, so the latest to sign up with it counts: a stranger who was first
// must not know the password of the account that its owner then opens.
async function insertOrReplace(tx: SignInDb, wanted: NewAccount): Promise<Account | undefined> {
  const inserted = await insertAccount(tx, wanted)
  if (inserted !== undefined) return inserted
  const { name, kind, email, passwordHash } = wanted
  const known = await findAccountByEmail(tx, email)
  if (known === undefined || known.emailVerified) return undefined
  await updateAccount(tx, known.id, { name, kind })
  await updatePassword(tx, known.id, passwordHash)
  return { ...known, name, kind }
}
