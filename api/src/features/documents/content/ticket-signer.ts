import jwt from '@fastify/jwt'
import { fastify } from 'fastify'
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
  sign(claims: TicketClaims): string
  /** Null for what this installation did not sign, or what is over. */
  open(ticket: string): TicketClaims | null
}

const audience = 'document-content'

/** Signs tickets for documents, and nothing else, with one algorithm. */
export async function openTicketSigner(secret: string): Promise<TicketSigner> {
  // The plugin comes with an instance; this one serves nobody.
  const app = fastify()
  await app.register(jwt, {
    secret,
    sign: { algorithm: 'HS256', aud: audience },
    verify: { algorithms: ['HS256'], allowedAud: audience, requiredClaims: ['sub', 'jti', 'exp', 'aud'] },
  })
  return {
    sign: (claims) => app.jwt.sign(claims),
    open(ticket) {
      try {
        return claimsSchema.parse(app.jwt.verify(ticket))
      } catch {
        // Why is nobody's business but that of who made it up.
        return null
      }
    },
  }
}
