import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** An issuer of its own with a key set over HTTP, whose tokens say what the test wants. */
export async function startTokenIssuer(audience = 'medinotes-test') {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }]
  const server = createServer((_request, reply) => reply.end(JSON.stringify({ keys })))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    /** What the service must be told of it. */
    environment: {
      AUTH_ISSUERS: JSON.stringify([{ issuer, jwksUrl: `${issuer}/jwks`, audience, algorithms: ['ES256'] }]),
    },
    /** An access token; claims of the test come on top. */
    tokenFor: (subject: string, claims: Record<string, unknown> = {}, lifetime = '5m') =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt()
        .setNotBefore('0s')
        .setExpirationTime(lifetime)
        .sign(privateKey),
    /** One of a clock that differs; both in seconds from now. */
    tokenAt: (subject: string, { issued, expires }: Record<'issued' | 'expires', number>) => {
      const now = Math.floor(Date.now() / 1000)
      return new SignJWT()
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt(now + issued)
        .setNotBefore(now + issued)
        .setExpirationTime(now + expires)
        .sign(privateKey)
    },
    close: () => void server.close(),
  }
}

/** Claims of somebody who has just used their second factor. */
export const justProven = () => ({ amr: ['pwd', 'otp'], auth_time: Math.floor(Date.now() / 1000) })
