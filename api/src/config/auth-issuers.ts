import { z } from 'zod'

// Asymmetric only: a shared secret in a key set would let anyone who can verify also sign.
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const

/** Whoever changed a key set on its way could sign for everybody. */
export const isTrustworthyUrl = (value: string) => {
  const url = URL.parse(value)
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname))
}

const namesSchema = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((value) => (typeof value === 'string' ? [value] : value))

/** A token issuer besides the built-in one; its tokens name us by `aud`, or, as Clerk's do, by `azp`. */
const authIssuerSchema = z
  .strictObject({
    issuer: z.string().refine(isTrustworthyUrl),
    jwksUrl: z.string().refine(isTrustworthyUrl),
    audience: namesSchema.optional(),
    authorizedParties: namesSchema.optional(),
    algorithms: z.array(z.enum(algorithms)).min(1),
  })
  .refine(({ audience, authorizedParties }) => (audience === undefined) !== (authorizedParties === undefined))
  // Clerk's session tokens name the page they are for in `azp` and no audience.
  .transform((issuer) => ({ ...issuer, kind: issuer.authorizedParties ? ('clerk' as const) : ('oidc' as const) }))
export type AuthIssuer = z.output<typeof authIssuerSchema>

const parseJson = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom' })
    return z.NEVER
  }
})

export const authIssuersSchema = parseJson
  .pipe(z.array(authIssuerSchema))
  .refine((issuers) => new Set(issuers.map(({ issuer }) => issuer)).size === issuers.length)

/** Clerk as the page and the verifier need it; everything else follows from the publishable key. */
export interface Clerk {
  publishableKey: string
  /** Where Clerk's own script and API for browsers lie, `https://clerk.example.com.au`. */
  frontendApi: string
}

/** A publishable key is `pk_test_` or `pk_live_` and the base64 of Clerk's host followed by a dollar sign. */
export function frontendApiOf(publishableKey: string): string | null {
  const encoded = publishableKey.replace(/^pk_(test|live)_/, '')
  const host = /^([a-z0-9.-]+(?::\d{1,5})?)\$$/i.exec(Buffer.from(encoded, 'base64').toString('latin1'))?.[1]
  return host !== undefined && URL.canParse(`https://${host}`) ? `https://${host}` : null
}

/** The issuer of Clerk's session tokens, beside those of AUTH_ISSUERS. */
export const clerkIssuer = (
  { frontendApi }: Clerk,
  { jwksUrl, authorizedParties }: { jwksUrl: string | undefined; authorizedParties: string[] },
): AuthIssuer => ({
  kind: 'clerk',
  issuer: frontendApi,
  jwksUrl: jwksUrl ?? `${frontendApi}/.well-known/jwks.json`,
  authorizedParties,
  algorithms: ['RS256'],
})
