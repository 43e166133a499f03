import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'

const claimsSchema = z.object({
  /** The document. */
  sub: z.string(),
  jti: z.uuid(),
  exp: z.int(),
  purpose: z.enum(['download', 'view']),
  holder: z.union([
    z.strictObject({
      issuer: z.string(),
      subject: z.string(),
      sessionId: z.string().nullable(),
      organizationId: z.string().nullable(),
      secondFactor: z.boolean(),
    }),
    z.strictObject({ recipientId: z.string() }),
  ]),
})
export type TicketClaims = z.infer<typeof claimsSchema>

export interface TicketSigner {
  sign(claims: TicketClaims): Promise<string>
  /** Null for what this installation did not sign, or what is over. */
  open(ticket: string): Promise<TicketClaims | null>
}

const audience = 'document-content'
const algorithm = 'HS256'

/** Signs tickets for documents, and nothing else, with one algorithm. */
export function openTicketSigner(secret: string): TicketSigner {
  const key = new TextEncoder().encode(secret)
  return {
    sign: (claims) =>
      new SignJWT({ ...claims }).setProtectedHeader({ alg: algorithm }).setIssuedAt().setAudience(audience).sign(key),
    async open(ticket) {
      try {
        const { payload } = await jwtVerify(ticket, key, {
          ...{ algorithms: [algorithm], audience, requiredClaims: ['sub', 'jti', 'exp', 'aud'] },
        })
        return claimsSchema.parse(payload)
      } catch {
        // Why is nobody's business but that of who made it up.
        return null
      }
    },
  }
}
