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
  sign(claims: TicketClaims): Promise<string>
  /** Null for what this installation did not sign, or what is over. */
  open(ticket: string): Promise<TicketClaims | null>
}

const audience = 'document-content'

/** Signs tickets for documents, and nothing else, with one algorithm. */
export function createTicketSigner(secret: string): TicketSigner {
  // Loaded with the first ticket. The plugin comes with an instance; this one serves nobody.
  const open = async () => {
    const { default: jwt } = await import('@fastify/jwt')
    const app = fastify()
    await app.register(jwt, {
      secret,
      sign: { algorithm: 'HS256', aud: audience },
      verify: { algorithms: ['HS256'], allowedAud: audience, requiredClaims: ['sub', 'jti', 'exp', 'aud'] },
    })
    return app.jwt
  }
  let opened: ReturnType<typeof open> | undefined
  const signer = () => (opened ??= open())
  return {
    sign: async (claims) => (await signer()).sign(claims),
    async open(ticket) {
      const { verify } = await signer()
      try {
        return claimsSchema.parse(verify(ticket))
      } catch {
        // Why is nobody's business but that of who made it up.
        return null
      }
    },
  }
}
