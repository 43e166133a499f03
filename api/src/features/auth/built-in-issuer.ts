import { signUpKinds } from '@medinotes/shared/sign-in'
import { z } from 'zod'
import type { SignUpProfile } from '../organizations/people.service.ts'
import type { BetterAuthSettings } from './better-auth.ts'
import type { FetchKeys } from './key-source.ts'
import { createSignInPool } from './sign-in-pool.ts'
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

const profileSchema = z.object({
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  kind: z.enum(signUpKinds),
})

type NewAccount = Omit<SignUpProfile, 'emailVerified'> & { password: string }

export interface BuiltInIssuer {
  /** Answers a request to one of its routes; the caller has checked body and origin. */
  handle(request: Request): Promise<Response>
  fetchKeys: FetchKeys
  /** What the person said of themselves when they signed up. */
  signUpProfileOf(subject: string): Promise<SignUpProfile | null>
  /** The subject of the account with this e-mail address, which is created when there is none. */
  ensureAccount(account: NewAccount): Promise<string>
  close(): Promise<void>
}

interface Dependencies {
  databaseUrl: string
  secret: string
  publicUrl: string
  allowedOrigins: readonly string[]
  onIdleError: (error: Error) => void
}

/** Better Auth in our own process; it is loaded when somebody first needs it, since it costs 160 ms and 16 MB. */
export function createBuiltInIssuer({ databaseUrl, onIdleError, ...settings }: Dependencies): BuiltInIssuer {
  const pool = createSignInPool({ url: databaseUrl, onIdleError })
  let loading: ReturnType<typeof loadBetterAuth> | undefined
  const load = () => (loading ??= loadBetterAuth({ ...settings, pool, issuer, audience, tokenUse }))

  return {
    handle: async (request) => (await load()).handler(request),
    fetchKeys: async () => (await load()).api.getJwks(),
    async signUpProfileOf(subject) {
      const { internalAdapter } = await (await load()).$context
      const user = await internalAdapter.findUserById(subject)
      return user && profileSchema.parse(user)
    },
    ensureAccount: async (account) => ensureAccount(await load(), account),
    close: () => pool.end(),
  }
}

async function loadBetterAuth(settings: BetterAuthSettings) {
  const { createBetterAuth } = await import('./better-auth.ts')
  return createBetterAuth(settings)
}

type BetterAuth = Awaited<ReturnType<typeof loadBetterAuth>>

// Another instance may create the account at the same moment; then theirs is as good.
async function ensureAccount({ $context, api }: BetterAuth, account: NewAccount) {
  const { internalAdapter } = await $context
  const find = async () => (await internalAdapter.findUserByEmail(account.email))?.user.id
  const existing = await find()
  if (existing !== undefined) return existing
  const failure: unknown = await api.signUpEmail({ body: account }).then(
    () => undefined,
    (error: unknown) => error,
  )
  const created = await find()
  if (created === undefined) throw new Error('The account could not be created', { cause: failure })
  return created
}
