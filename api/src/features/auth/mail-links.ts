import type { Account } from './account.repository.ts'
import { findLink, replaceLink, takeLink } from './link.repository.ts'
import type { SignInParts } from './sign-in-parts.ts'
import type { SignInDb } from './sign-in-database.ts'
import type { LinkPurpose } from './sign-in-tables.ts'
import { AppError } from '../../platform/errors.ts'

const hoursOf: Record<LinkPurpose, number> = { 'verify-email': 24, 'change-email': 24, 'reset-password': 1 }

// The token follows a `#`, so no server, proxy or log sees it before the page posts it.
const pageOf: Record<LinkPurpose, string> = {
  'verify-email': '/verify-email#',
  'change-email': '/verify-email#',
  'reset-password': '/reset-password#',
}

/** Makes the address that a mail carries; the earlier one for the same purpose leads nowhere from then on. */
export const createLinks = ({ secrets, publicUrl }: Pick<SignInParts, 'secrets' | 'publicUrl'>) => ({
  async make(db: SignInDb, purpose: LinkPurpose, { id, email }: Pick<Account, 'id' | 'email'>) {
    const token = secrets.newToken()
    const tokenHash = secrets.hash('link', token)
    await replaceLink(db, { tokenHash, accountId: id, purpose, email, hours: hoursOf[purpose] })
    return `${publicUrl}${pageOf[purpose]}${token}`
  },

  /** Whose it is, without using it up. */
  async look(db: SignInDb, token: string, purpose: LinkPurpose) {
    return (await findLink(db, secrets.hash('link', token), purpose)) ?? refuse()
  },

  /** Uses a link up. */
  async take(db: SignInDb, token: string, purposes: readonly LinkPurpose[]) {
    return (await takeLink(db, secrets.hash('link', token), purposes)) ?? refuse()
  },
})

function refuse(): never {
  throw new AppError('link_expired', 'This link was used already or is too old. Ask for a new one.')
}
