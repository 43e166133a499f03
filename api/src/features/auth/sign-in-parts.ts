import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { CountRequest } from '../../platform/http/rate-counters.ts'
import type { AccountTrail } from './account-trail.ts'
import type { BuiltInIssuer } from './built-in-issuer.ts'
import type { Cookies } from './cookies.ts'
import type { PasswordHashing } from './password-hash.ts'
import type { SignInDatabase } from './sign-in-database.ts'
import type { SignInSecrets } from './sign-in-secrets.ts'

/** What the services of sign-in are built from. */
export interface SignInParts {
  accounts: SignInDatabase
  issuer: BuiltInIssuer
  secrets: SignInSecrets
  cookies: Cookies
  hashing: PasswordHashing
  cipher: Cipher
  trail: AccountTrail
  /** Origin of the page, to which links lead. */
  publicUrl: string
  /** False where an issuer other than this one signs people up. */
  open: boolean
  /** Whether somebody with this address may sign up while only those who are invited may. */
  admits: (email: string) => Promise<boolean>
  countRequest: CountRequest
  /** Does what an answer must not wait for, since its time would tell whether an address is known. */
  later: (work: Promise<unknown>) => void
}
