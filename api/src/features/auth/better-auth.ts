import { betterAuth, type BetterAuthOptions } from 'better-auth'
import { jwt } from 'better-auth/plugins/jwt'
import { sessionTimes } from '@medinotes/shared/session-times'
import { signUpKinds } from '@medinotes/shared/sign-in'
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import { ownSessions } from './better-auth-sessions.ts'
import { clientAddressHeader } from './client-address-header.ts'
import { cookieNameOf } from './cookies.ts'
import type { SigningKey } from './signing-key.repository.ts'

export interface BetterAuthSettings {
  pool: PostgresPool
  /** Signs session cookies and wraps the private signing keys; losing it loses both. */
  secret: string
  publicUrl: string
  allowedOrigins: readonly string[]
  issuer: string
  audience: string
  tokenUse: string
  /** Keeps a new signing key, or returns the one that was kept at the same moment. */
  keepKey(key: SigningKey): Promise<SigningKey & { id: string }>
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour

const signInCookie = (publicUrl: string) => {
  const secure = publicUrl.startsWith('https:')
  return {
    name: cookieNameOf(publicUrl, 'session'),
    attributes: { secure, httpOnly: true, sameSite: 'strict', path: '/' },
  } as const
}

// The only kind there is, so that no column has to say it.
const keyPair = { alg: 'EdDSA', crv: 'Ed25519' } as const
const keyLife = 30 * day

const accessTokens = ({ issuer, audience, tokenUse, keepKey }: BetterAuthSettings) =>
  jwt({
    disableSettingJwtHeader: true,
    adapter: {
      async createJwk({ publicKey, privateKey, createdAt }) {
        const expiresAt = new Date(createdAt.getTime() + keyLife * 1000)
        return { ...(await keepKey({ publicKey, privateKey, createdAt, expiresAt })), ...keyPair }
      },
    },
    jwks: { keyPairConfig: keyPair, rotationInterval: keyLife, gracePeriod: day },
    jwt: {
      issuer,
      audience,
      expirationTime: '5m',
      definePayload: ({ session }) => ({ nbf: Math.floor(Date.now() / 1000), token_use: tokenUse, sid: session.id }),
    },
  })

export function betterAuthOptions(settings: BetterAuthSettings) {
  const cookie = signInCookie(settings.publicUrl)
  return {
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secret: settings.secret,
    trustedOrigins: [...settings.allowedOrigins],
    database: {
      db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool: settings.pool }) }),
      type: 'postgres',
      transaction: true,
    },
    // Passwords are checked by our own routes; here they only lie.
    emailAndPassword: { enabled: false },
    user: {
      additionalFields: {
        kind: { type: [...signUpKinds], required: true },
        twoFactorEnabled: { type: 'boolean', required: false, input: false },
      },
    },
    account: { accountLinking: { enabled: false } },
    // The cookie lasts as long as a session may; the row ends it sooner, and only activity moves that end.
    session: {
      expiresIn: sessionTimes.absoluteHours * hour,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: { provenAt: { type: 'date', required: false, input: false } },
    },
    // Ours counts by address before a request gets here.
    rateLimit: { enabled: false },
    advanced: {
      // The cookie names its own prefix.
      useSecureCookies: false,
      cookiePrefix: 'medinotes',
      cookies: { session_token: cookie },
      defaultCookieAttributes: cookie.attributes,
      database: { generateId: 'uuid', validateSchema: false },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    // Its messages hold e-mail addresses; what it throws is logged by our own error handler.
    logger: { disabled: true },
    onAPIError: { throw: true },
    telemetry: { enabled: false },
    plugins: [accessTokens(settings), ownSessions()],
  } satisfies BetterAuthOptions
}

export const createBetterAuth = (settings: BetterAuthSettings) => betterAuth(betterAuthOptions(settings))
