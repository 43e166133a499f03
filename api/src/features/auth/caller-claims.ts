import type { Plan } from '@medinotes/shared/plans'
import { plans } from '@medinotes/shared/plans'
import type { JWTPayload } from 'jose'
import { z } from 'zod'

/** Whose tokens these are, which decides how their claims are read. */
export type TokenKind = 'built-in' | 'clerk' | 'oidc'

/** What a verified token says of its holder; what they may do is for the database to say. */
export interface CallerClaims {
  /** The built-in issuer's session; others end theirs by ending the token. */
  sessionId: string | null
  /** What the issuer vouches for, where it says. */
  profile: { name: string; email: string; emailVerified: boolean } | null
  /** Whether a second factor was used, and when the holder last proved who they are; null where the database knows. */
  proof: { secondFactor: boolean; at: Date | null } | null
  /** Bought through the issuer. */
  plan: Plan | null
}

type ReadClaims = (claims: JWTPayload) => CallerClaims

const profileSchema = z
  .object({
    // Issuers write null where they know nothing.
    name: z.string().max(200).nullish(),
    email: z.email().max(254).toLowerCase(),
    email_verified: z.boolean().nullish(),
  })
  .transform(({ name, email, email_verified: verified }) => ({
    name: name ?? '',
    email,
    emailVerified: verified ?? false,
  }))

const profileOf = (claims: JWTPayload) => profileSchema.safeParse(claims).data ?? null

const minutesBefore = (seconds: number | undefined, minutes: number) =>
  seconds === undefined ? null : new Date((seconds - minutes * 60) * 1000)

// Clerk's issuer also signs tokens made for other services, from templates; those are never bound to a session.
function refuseUnbound({ sid }: JWTPayload) {
  if (typeof sid !== 'string' || sid === '') throw new Error('This is no session token')
}

// Minutes since the first and the second factor were verified, -1 for never (Clerk's session token, version 2).
const factorAgesSchema = z.tuple([z.number(), z.number()])

function clerkProof({ fva, iat }: JWTPayload): CallerClaims['proof'] {
  const ages = factorAgesSchema.safeParse(fva).data
  if (ages === undefined) return { secondFactor: false, at: null }
  const [first, second] = ages
  const age = second >= 0 ? second : first
  return { secondFactor: second >= 0, at: age >= 0 ? minutesBefore(iat, age) : null }
}

/** `pla` lists what is active, as `u:free,o:premium`: `u:` for the person, `o:` for their organization at Clerk. */
function clerkPlan({ pla }: JWTPayload): Plan | null {
  if (typeof pla !== 'string') return null
  const slugs = new Set(pla.split(',').map((entry) => entry.trim().replace(/^[uo]:/, '')))
  return plans.findLast((plan) => slugs.has(plan)) ?? null
}

// RFC 8176: methods that need a second thing besides what one knows.
const strongMethods = new Set(['mfa', 'otp', 'sms', 'hwk', 'swk', 'fpt', 'face'])

function oidcProof({ amr, auth_time: authTime }: JWTPayload): CallerClaims['proof'] {
  const secondFactor = Array.isArray(amr) && amr.some((method) => strongMethods.has(String(method)))
  return { secondFactor, at: typeof authTime === 'number' ? new Date(authTime * 1000) : null }
}

/** One reading per kind of token; everything after it is the same for all. */
export const readClaims: Record<TokenKind, ReadClaims> = {
  'built-in': ({ sid }) => ({
    sessionId: z.uuid().parse(sid),
    // The database knows these better than a token that is up to five minutes old.
    profile: null,
    proof: null,
    plan: null,
  }),
  clerk: (claims) => {
    refuseUnbound(claims)
    return { sessionId: null, profile: profileOf(claims), proof: clerkProof(claims), plan: clerkPlan(claims) }
  },
  oidc: (claims) => ({ sessionId: null, profile: profileOf(claims), proof: oidcProof(claims), plan: null }),
}
