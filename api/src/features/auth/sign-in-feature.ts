import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Database } from '../../platform/database.ts'
import type { CountRequest } from '../../platform/http/rate-counters.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { Outbox } from '../notifications/outbox.service.ts'
import { createAccountTrail } from './account-trail.ts'
import { createAttemptGuard } from './attempt-guard.ts'
import { createBackground } from './background.ts'
import { type BuiltInIssuer, createBuiltInIssuer } from './built-in-issuer.ts'
import { type Cookies, createCookies } from './cookies.ts'
import { createEmailChange, type EmailChange } from './email-change.service.ts'
import { deleteExpired } from './expired.repository.ts'
import { createFactorChanges } from './factor-changes.ts'
import { createFactorCodes } from './factor-codes.ts'
import { createHolder, type Holder } from './holder.ts'
import { createPasswordHashing, type PasswordHashing } from './password-hash.ts'
import { createPasswords, type Passwords } from './password.service.ts'
import { createProof, type Proof } from './proof.service.ts'
import { createSecondFactor, type SecondFactor } from './second-factor.service.ts'
import { createSecurityOverview, type SecurityOverview } from './security-overview.ts'
import { createSessions, type Sessions } from './session.service.ts'
import { createSignIn, type SignIn } from './sign-in.service.ts'
import { openSignInDatabase } from './sign-in-database.ts'
import type { SignInParts } from './sign-in-parts.ts'
import { createSignInSecrets } from './sign-in-secrets.ts'
import { createSignUp, type SignUp } from './sign-up.service.ts'

/** All of the built-in issuer. */
export interface SignInFeature {
  issuer: BuiltInIssuer
  cookies: Cookies
  signIn: SignIn
  signUp: SignUp
  emailChange: EmailChange
  passwords: Passwords
  secondFactor: SecondFactor
  proof: Proof
  securityOverview: SecurityOverview
  holder: Holder
  hashing: PasswordHashing
  sessions: Sessions
  /** Removes sessions, links and codes that ran out a day ago or earlier. */
  sweepExpired(): Promise<number>
  /** Waits for what is under way, then closes its connections. */
  close(): Promise<void>
}

interface Dependencies {
  databaseUrl: string
  /** See `usualWaitMs`, which holds otherwise. */
  databaseWaitMs?: number
  onIdleError: (error: Error) => void
  secret: string
  publicUrl: string
  allowedOrigins: readonly string[]
  database: Database
  cipher: Cipher
  countRequest: CountRequest
  audit: Audit
  outbox: Outbox
  /** Whether people may sign up here, rather than with another issuer. */
  open: boolean
  admits: SignInParts['admits']
  /** Scrypt's N, see `createPasswordHashing`. */
  hashCost: number
  /** Hears of each account whose sessions, proof or factors are not what they were. */
  onChanged: (subject: string) => void
  /** Hears of work behind an answer that failed. */
  onFault: (error: unknown) => void
}

/** A link that ran out still says so for a day, rather than that it never was. */
const keptMs = 24 * 60 * 60_000

export function createSignInFeature(dependencies: Dependencies): SignInFeature {
  const { databaseUrl, databaseWaitMs, onIdleError, secret, publicUrl, allowedOrigins, cipher, open, admits } =
    dependencies
  const { countRequest, hashCost, onFault } = dependencies
  const accounts = openSignInDatabase({ url: databaseUrl, waitMs: databaseWaitMs, onIdleError })
  const background = createBackground(onFault)
  const issuer = createBuiltInIssuer({ accounts, secret, publicUrl, allowedOrigins })
  const parts: SignInParts = {
    ...{ accounts, issuer, cipher, publicUrl, open, admits, countRequest },
    secrets: createSignInSecrets(secret),
    cookies: createCookies(publicUrl),
    hashing: createPasswordHashing(hashCost),
    trail: createAccountTrail(dependencies),
    later: background.later,
  }
  const signIn = createSignIn(parts)
  const emailChange = createEmailChange({ ...parts, signIn })
  const guard = createAttemptGuard(parts)
  const codes = createFactorCodes(parts)
  const holder = createHolder({ ...parts, guard })
  const changes = createFactorChanges({ accounts, trail: parts.trail, codes, holder })
  const secondFactor = createSecondFactor({ ...parts, guard, codes, holder, changes })
  return {
    ...{ issuer, signIn, emailChange, secondFactor, holder, cookies: parts.cookies, hashing: parts.hashing },
    securityOverview: createSecurityOverview({ accounts, codes }),
    passwords: createPasswords({ ...parts, holder }),
    proof: createProof({ ...parts, guard, codes, holder, changes, signIn }),
    signUp: createSignUp({ ...parts, signIn, emailChange }),
    sessions: createSessions(parts),
    sweepExpired: () => accounts.run((db) => deleteExpired(db, new Date(Date.now() - keptMs))),
    async close() {
      await background.drain()
      await accounts.close()
    },
  }
}
