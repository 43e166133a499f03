import { signUpKinds } from '@medinotes/shared/sign-in'
import { z } from 'zod'
import type { SignUpProfile } from '../organizations/people.service.ts'
import { findAccount, findAccountByEmail, insertAccount } from './account.repository.ts'
import type { BetterAuthSettings } from './better-auth.ts'
import type { FetchKeys } from './key-source.ts'
import type { SignInDatabase } from './sign-in-database.ts'
import { keepSigningKey } from './signing-key.repository.ts'
import type { TokenIssuer } from './token-verifier.ts'

// Not an address: people are known by (issuer, subject), and must stay the same when PUBLIC_URL changes.
const issuer = 'urn:medinotes:built-in-issuer'
const audience = 'medinotes'
const tokenUse = 'access'

/** What the verifier demands of the built-in issuer's tokens. */
export const builtInTokens = {
  issuer,
  kind: 'built-in',
  audience: [audience],
  algorithms: ['EdDSA'],
  tokenUse,
} satisfies Omit<TokenIssuer, 'keys'>

const kindSchema = z.enum(signUpKinds)

type NewAccount = Omit<SignUpProfile, 'emailVerified'> & { passwordHash: string }

/** A session and whose it is. */
export interface LiveSession {
  id: string
  accountId: string
  provenAt: Date | null
}

interface OpenedSession {
  id: string
  /** `Set-Cookie` lines. */
  cookies: string[]
}

export interface BuiltInIssuer {
  /** Answers a request to one of its routes; the caller has checked body and origin. */
  handle(request: Request): Promise<Response>
  fetchKeys: FetchKeys
  /** The session that a request's cookie is of. */
  sessionOf(headers: Headers): Promise<LiveSession | null>
  /** Signs somebody in who has shown who they are, on the device these headers come from. */
  openSession(accountId: string, provenAt: Date | null, headers: Headers): Promise<OpenedSession>
  /** `Set-Cookie` lines with another token for the same session: whoever holds the former one holds nothing. */
  renewSession(headers: Headers): Promise<string[]>
  /** What the person said of themselves when they signed up. */
  signUpProfileOf(subject: string): Promise<SignUpProfile | null>
  /** The subject of the account with this e-mail address, which is created, as verified, when there is none. */
  ensureAccount(account: NewAccount): Promise<string>
}

interface Dependencies {
  accounts: SignInDatabase
  secret: string
  publicUrl: string
  allowedOrigins: readonly string[]
}

/** Better Auth in our own process; it is loaded when somebody first needs it, since it costs 160 ms and 16 MB. */
export function createBuiltInIssuer({ accounts, ...settings }: Dependencies): BuiltInIssuer {
  let loading: ReturnType<typeof loadBetterAuth> | undefined
  const keepKey: BetterAuthSettings['keepKey'] = (key) => accounts.transaction((tx) => keepSigningKey(tx, key))
  const load = () =>
    (loading ??= loadBetterAuth({ ...settings, pool: accounts.pool, issuer, audience, tokenUse, keepKey }))

  return {
    handle: async (request) => (await load()).handler(request),
    fetchKeys: async () => (await load()).api.getJwks(),
    async sessionOf(headers) {
      const found = await (await load()).api.getSession({ headers })
      return found && { id: found.session.id, accountId: found.user.id, provenAt: found.session.provenAt ?? null }
    },
    async openSession(accountId, provenAt, headers) {
      const { api } = await load()
      const opened = await api.openSession({ body: { accountId, provenAt }, headers, returnHeaders: true })
      return { id: opened.response.sessionId, cookies: opened.headers.getSetCookie() }
    },
    async renewSession(headers) {
      const renewed = await (await load()).api.renewSession({ headers, returnHeaders: true })
      return renewed.headers.getSetCookie()
    },
    async signUpProfileOf(subject) {
      const account = await accounts.run((db) => findAccount(db, subject))
      if (account === undefined) return null
      const { name, email, emailVerified, kind } = account
      return { name, email, emailVerified, kind: kindSchema.parse(kind) }
    },
    ensureAccount: (account) => ensureAccount(accounts, account),
  }
}

async function loadBetterAuth(settings: BetterAuthSettings) {
  const { createBetterAuth } = await import('./better-auth.ts')
  return createBetterAuth(settings)
}

// Another instance may create the account at the same moment; then theirs is as good.
async function ensureAccount(accounts: SignInDatabase, account: NewAccount) {
  const find = () => accounts.run((db) => findAccountByEmail(db, account.email))
  const existing = await find()
  if (existing !== undefined) return existing.id
  const wanted = { ...account, emailVerified: true }
  const made = (await accounts.transaction((tx) => insertAccount(tx, wanted))) ?? (await find())
  if (made === undefined) throw new Error('The account is neither new nor known')
  return made.id
}
