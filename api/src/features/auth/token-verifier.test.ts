import { createHmac, createPublicKey } from 'node:crypto'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { createKeySource } from './key-source.ts'
import { createTokenVerifier, type TokenIssuer } from './token-verifier.ts'

const now = Date.parse('2026-03-03T03:30:00Z')
const seconds = now / 1000
const issuer = 'https://issuer.example'
const clerk = 'https://clerk.example'

let signingKey: CryptoKey
let publicJwk: JWK
let strangersKey: CryptoKey

beforeAll(async () => {
  const pair = await generateKeyPair('EdDSA', { extractable: true })
  signingKey = pair.privateKey
  publicJwk = await exportJWK(pair.publicKey)
  strangersKey = (await generateKeyPair('EdDSA')).privateKey
})

const keysOf = (...keys: JWK[]) =>
  createKeySource({ fetchKeys: async () => ({ keys }), onFailure: () => undefined, now: () => now })

const createVerifier = (keys = keysOf({ ...publicJwk, kid: 'one', alg: 'EdDSA' })) =>
  createTokenVerifier({
    now: () => now,
    issuers: [
      { issuer, kind: 'oidc', audience: ['medinotes'], algorithms: ['EdDSA'], tokenUse: 'access', keys },
      { issuer: clerk, kind: 'clerk', authorizedParties: ['https://app.example'], algorithms: ['EdDSA'], keys },
    ],
  })

const claims = {
  iss: issuer,
  sub: 'person-1',
  aud: 'medinotes',
  iat: seconds,
  nbf: seconds,
  exp: seconds + 300,
  token_use: 'access',
}

interface Variation {
  claims?: Record<string, unknown>
  header?: Record<string, unknown>
  key?: CryptoKey
}

const sign = ({ claims: changed = {}, header = {}, key = signingKey }: Variation = {}) =>
  new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg: 'EdDSA', kid: 'one', ...header }).sign(key)

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

const refused = { code: 'unauthenticated', status: 401 }

test('a good token tells who calls and until when', async () => {
  expect(await createVerifier().verify(await sign())).toEqual({
    issuer,
    subject: 'person-1',
    expiresAt: new Date('2026-03-03T03:35:00Z'),
    sessionId: null,
    profile: null,
    proof: { secondFactor: false, at: null },
    plan: null,
  })
})

test('an issuer without an audience is matched by its authorised party', async () => {
  const verifier = createVerifier()
  const token = (azp: string) =>
    sign({ claims: { iss: clerk, aud: undefined, token_use: undefined, sid: 'sess_1', azp } })
  await expect(verifier.verify(await token('https://app.example'))).resolves.toMatchObject({ issuer: clerk })
  await expect(verifier.verify(await token('https://evil.example'))).rejects.toMatchObject(refused)
})

describe('clock', () => {
  test.each([
    ['expired 4 seconds ago', { exp: seconds - 4 }],
    ['valid in 5 seconds', { nbf: seconds + 5 }],
    ['issued in 5 seconds', { iat: seconds + 5 }],
  ])('%s is within the skew', async (_name, changed) => {
    await expect(createVerifier().verify(await sign({ claims: changed }))).resolves.toBeDefined()
  })

  test.each([
    ['expired 5 seconds ago', { exp: seconds - 5 }],
    ['valid in 6 seconds', { nbf: seconds + 6 }],
    ['issued in 6 seconds', { iat: seconds + 6 }],
  ])('%s is not', async (_name, changed) => {
    await expect(createVerifier().verify(await sign({ claims: changed }))).rejects.toMatchObject(refused)
  })
})

describe('refused claims', () => {
  test.each<[string, Record<string, unknown>]>([
    ['another issuer', { iss: 'https://evil.example' }],
    ['no issuer', { iss: undefined }],
    ['a name every object has', { iss: '__proto__' }],
    ['another audience', { aud: 'someone-else' }],
    ['no audience', { aud: undefined }],
    ['no expiry', { exp: undefined }],
    ['an expiry that is no number', { exp: 'tomorrow' }],
    ['no issue time', { iat: undefined }],
    ['no start', { nbf: undefined }],
    ['no subject', { sub: undefined }],
    ['an empty subject', { sub: '' }],
    ['a subject that cannot be stored', { sub: 'a\0b' }],
    ['a sign-in that is not finished', { sts: 'pending' }],
    ['somebody acting for the person', { act: { sub: 'support' } }],
    ['another kind of token', { token_use: 'id' }],
    ['no kind of token', { token_use: undefined }],
  ])('%s', async (_name, changed) => {
    await expect(createVerifier().verify(await sign({ claims: changed }))).rejects.toMatchObject(refused)
  })
})

describe('refused headers', () => {
  test.each<[string, Record<string, unknown>]>([
    ['an embedded key', { jwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' } }],
    ['the address of a key set', { jku: 'https://evil.example/jwks' }],
    ['the address of a certificate', { x5u: 'https://evil.example/cert' }],
    ['an embedded certificate', { x5c: ['AAAA'] }],
    ['an unencoded payload', { b64: true, crit: ['b64'] }],
    ['an unencoded payload that nothing insists on', { b64: true }],
    ['another type', { typ: 'logout+jwt' }],
    ['an unknown key', { kid: 'two' }],
    ['no key', { kid: undefined }],
  ])('%s', async (_name, header) => {
    await expect(createVerifier().verify(await sign({ header }))).rejects.toMatchObject(refused)
  })

  test.each(['JWT', 'at+jwt'])('type %s is an access token', async (typ) => {
    await expect(createVerifier().verify(await sign({ header: { typ } }))).resolves.toBeDefined()
  })
})

describe('forged signatures', () => {
  test('by another key under a known name', async () => {
    await expect(createVerifier().verify(await sign({ key: strangersKey }))).rejects.toMatchObject(refused)
  })

  test('none at all', async () => {
    const token = `${encode({ alg: 'none', kid: 'one' })}.${encode(claims)}.`
    await expect(createVerifier().verify(token)).rejects.toMatchObject(refused)
  })

  test('claims changed after signing', async () => {
    const [header, , signature] = (await sign()).split('.')
    const token = `${header}.${encode({ ...claims, sub: 'person-2' })}.${signature}`
    await expect(createVerifier().verify(token)).rejects.toMatchObject(refused)
  })

  test('an HMAC made with the public key', async () => {
    const pem = await exportSPKI(createPublicKey({ key: { ...publicJwk }, format: 'jwk' }))
    const content = `${encode({ alg: 'HS256', kid: 'one' })}.${encode(claims)}`
    const token = `${content}.${createHmac('sha256', pem).update(content).digest('base64url')}`
    await expect(createVerifier().verify(token)).rejects.toMatchObject(refused)
  })

  test('a good signature by an algorithm that the issuer does not use', async () => {
    const rsa = await generateKeyPair('RS256', { extractable: true })
    const verifier = createVerifier(keysOf({ ...(await exportJWK(rsa.publicKey)), kid: 'one' }))
    const token = await sign({ header: { alg: 'RS256' }, key: rsa.privateKey })
    await expect(verifier.verify(token)).rejects.toMatchObject(refused)
  })

  test('a published key that is meant for another algorithm', async () => {
    const verifier = createVerifier(keysOf({ ...publicJwk, kid: 'one', alg: 'ES256' }))
    await expect(verifier.verify(await sign())).rejects.toMatchObject(refused)
  })

  test('a published key that is none', async () => {
    const verifier = createVerifier(keysOf({ kty: 'OKP', crv: 'Ed25519', kid: 'one', alg: 'EdDSA', x: '?' }))
    await expect(verifier.verify(await sign())).rejects.toMatchObject(refused)
  })
})

test.each([
  '',
  'a.b.c',
  '..',
  'a',
  `${encode({ alg: 'EdDSA' })}.${encode([])}.AA`,
  `${encode(null)}.${encode(null)}.AA`,
])('what is no token is refused (%#)', async (token) => {
  await expect(createVerifier().verify(token)).rejects.toMatchObject(refused)
})

test('the reply says that a token expired, and otherwise nothing of why', async () => {
  const detailOf = async (variation: Variation) =>
    createVerifier()
      .verify(await sign(variation))
      .catch((error: { detail: string }) => error.detail)
  expect(await detailOf({ claims: { exp: seconds - 10 } })).toBe('Your access token has expired.')
  expect(await detailOf({ key: strangersKey })).toBe('Your access token is not valid.')
})

test('keys that could never be fetched make the service unavailable, not the caller unknown', async () => {
  const onFailure = vi.fn<(error: unknown) => void>()
  const keys = createKeySource({ fetchKeys: () => Promise.reject(new Error('down')), onFailure, now: () => now })
  await expect(createVerifier(keys).verify(await sign())).rejects.toMatchObject({
    code: 'unavailable',
    retryAfterSeconds: 2,
  })
  expect(onFailure).toHaveBeenCalledOnce()
})

test.each<[string, Partial<TokenIssuer>]>([
  ['a shared secret', { algorithms: ['HS256'] }],
  ['no signature', { algorithms: ['none'] }],
  ['no algorithm', { algorithms: [] }],
  ['tokens for anyone', { audience: [] }],
])('an issuer with %s stops the start', (_name, changed) => {
  const strict = { issuer, kind: 'oidc' as const, audience: ['medinotes'], algorithms: ['EdDSA'], keys: keysOf() }
  expect(() => createTokenVerifier({ issuers: [{ ...strict, ...changed }] })).toThrow(TypeError)
})
