import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'

export interface SigningKey {
  kid: string
  algorithm: string
  privateKey: CryptoKey
  /** As the key server publishes it. */
  publicJwk: JWK
}

export async function createSigningKey(kid: string, algorithm = 'RS256'): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true })
  return { kid, algorithm, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg: algorithm } }
}

/** A token with these claims and nothing else; what the header is given comes on top. */
export const signWith = (
  { kid, algorithm, privateKey }: SigningKey,
  claims: Record<string, unknown>,
  header: Record<string, unknown> = {},
) => new SignJWT(claims).setProtectedHeader({ alg: algorithm, kid, typ: 'JWT', ...header }).sign(privateKey)

type Answer = (response: ServerResponse) => void

/** An issuer's key set over real HTTP, with the ways in which it can fail. */
export async function startKeyServer(...keys: SigningKey[]) {
  let published = keys.map(({ publicJwk }) => publicJwk)
  let requests = 0
  const answerWithKeys: Answer = (response) => response.end(JSON.stringify({ keys: published }))
  let answer = answerWithKeys
  const server = createServer((_request, response) => {
    requests += 1
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/.well-known/jwks.json`,
    requests: () => requests,
    publish(...jwks: JWK[]) {
      published = jwks
    },
    /** From now on it answers like this; without an argument, with its keys again. */
    answerWith(other: Answer = answerWithKeys) {
      answer = other
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

export type KeyServer = Awaited<ReturnType<typeof startKeyServer>>
