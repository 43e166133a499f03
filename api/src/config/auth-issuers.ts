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

const isTrustworthyUrl = (value: string) => {
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
export type AuthIssuer = z.infer<typeof authIssuerSchema>

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
