import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  createSigningKey,
  type KeyServer,
  type SigningKey,
  signWith,
  startKeyServer,
} from '../../testing/key-server.ts'
import { fetchKeysFrom } from './fetch-keys.ts'
import { createKeySource } from './key-source.ts'
import { createTokenVerifier, type TokenIssuer, type TokenVerifier } from './token-verifier.ts'

const second = 1000
const hour = 3600 * second
const one = 'https://one.example'
const two = 'https://two.example'

let clock: number
let keyOfOne: SigningKey
let serverOfOne: KeyServer
let serverOfTwo: KeyServer
let verifier: TokenVerifier

beforeEach(async () => {
  clock = Date.parse('2026-03-03T03:30:00Z')
  keyOfOne = await createSigningKey('one')
  serverOfOne = await startKeyServer(keyOfOne)
  serverOfTwo = await startKeyServer(await createSigningKey('two'))
  const issuers = [issuerAt(one, serverOfOne), issuerAt(two, serverOfTwo)]
  verifier = createTokenVerifier({ issuers, now: () => clock })
})
afterEach(() => {
  serverOfOne.close()
  serverOfTwo.close()
})

const issuerAt = (issuer: string, { url }: KeyServer): TokenIssuer => ({
  issuer,
  kind: 'oidc',
  audience: ['medinotes'],
  algorithms: ['RS256'],
  keys: createKeySource({ fetchKeys: fetchKeysFrom(url), onFailure: () => undefined, now: () => clock }),
})

const claimsOf = (issuer: string) => {
  const seconds = clock / second
  return { iss: issuer, sub: 'person-1', aud: 'medinotes', iat: seconds, nbf: seconds, exp: seconds + 300 }
}

const tokenOf = (key = keyOfOne, header = {}) => signWith(key, claimsOf(one), header)
const good = { issuer: one, subject: 'person-1' }
const refused = { code: 'unauthenticated', status: 401 }

test('a token of one issuer presented as another’s is refused, also under the other’s key id', async () => {
  await expect(verifier.verify(await tokenOf())).resolves.toMatchObject(good)
  await expect(verifier.verify(await signWith(keyOfOne, claimsOf(two)))).rejects.toMatchObject(refused)
  await expect(verifier.verify(await signWith(keyOfOne, claimsOf(two), { kid: 'two' }))).rejects.toMatchObject(refused)
})

test('10,000 unknown key ids cause one fetch in 30 seconds, and good tokens pass between them', async () => {
  await verifier.verify(await tokenOf())
  clock += 30 * second
  const [, payload, signature] = (await tokenOf()).split('.')
  const stranger = (name: string) => {
    const header = Buffer.from(JSON.stringify({ alg: 'RS256', kid: name })).toString('base64url')
    return verifier.verify(`${header}.${payload}.${signature}`)
  }
  for (let batch = 0; batch < 100; batch++) {
    const outcomes = await Promise.allSettled(Array.from({ length: 100 }, (_, index) => stranger(`${batch}-${index}`)))
    const reasons = outcomes.map((outcome): unknown => outcome.status === 'rejected' && outcome.reason)
    expect(reasons).toEqual(reasons.map(() => expect.objectContaining(refused)))
    clock += 250
  }
  expect(serverOfOne.requests()).toBe(2)
  await expect(verifier.verify(await tokenOf())).resolves.toMatchObject(good)
})

test('a rotated key counts within 60 seconds, and the retired one no longer', async () => {
  await verifier.verify(await tokenOf())
  const next = await createSigningKey('one-next')
  serverOfOne.publish(next.publicJwk)
  let seconds = 0
  while (seconds < 60) {
    clock += second
    seconds += 1
    const taken = await verifier.verify(await tokenOf(next)).catch(() => null)
    if (taken !== null) break
  }
  expect(seconds).toBeLessThan(60)
  await expect(verifier.verify(await tokenOf())).rejects.toMatchObject(refused)
})

test('an outage of a day signs nobody out, and a longer one asks people to come back', async () => {
  await verifier.verify(await tokenOf())
  serverOfOne.answerWith((response) => response.writeHead(503).end())
  for (let hours = 1; hours < 24; hours++) {
    clock += hour
    await expect(verifier.verify(await tokenOf())).resolves.toMatchObject(good)
  }
  clock += hour
  await expect(verifier.verify(await tokenOf())).rejects.toMatchObject({ code: 'unavailable', status: 503 })
  serverOfOne.answerWith()
  clock += 30 * second
  await expect(verifier.verify(await tokenOf())).resolves.toMatchObject(good)
})

test.each<[string, Parameters<KeyServer['answerWith']>[0]]>([
  ['says nothing', () => undefined],
  ['begins and never ends', (response) => void response.writeHead(200).write('{"keys":[')],
])('an issuer that %s is given up after five seconds, and others are not held up', async (_name, answer) => {
  serverOfOne.answerWith(answer)
  const startedAt = performance.now()
  const slow = verifier.verify(await tokenOf()).catch((error: unknown) => error)
  const foreign = verifier.verify(await signWith(keyOfOne, claimsOf(two), { kid: 'two' }))
  await expect(Promise.race([foreign, wait(2 * second)])).rejects.toMatchObject(refused)
  expect(await slow).toMatchObject({ code: 'unavailable', status: 503 })
  expect(performance.now() - startedAt).toBeLessThan(6 * second)
})

describe('a malformed key set', () => {
  test.each([
    ['no JSON', '<html>'],
    ['nothing', ''],
    ['a list', '[]'],
    ['no keys', '{}'],
    ['keys that are none', '{"keys":"one"}'],
    ['a key without a type', '{"keys":[{"kid":"one"}]}'],
    ['null', 'null'],
  ])('that is %s leaves the known keys in use, and makes no error of ours', async (_name, body) => {
    await verifier.verify(await tokenOf())
    serverOfOne.answerWith((response) => response.end(body))
    clock += 600 * second
    await expect(verifier.verify(await tokenOf())).resolves.toMatchObject(good)
    const fresh = createTokenVerifier({ issuers: [issuerAt(one, serverOfOne)], now: () => clock })
    await expect(fresh.verify(await tokenOf())).rejects.toMatchObject({ code: 'unavailable', status: 503 })
  })

  test('that holds a shared secret signs for nobody', async () => {
    serverOfOne.publish({ kty: 'oct', kid: 'one', k: 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA' })
    await expect(verifier.verify(await tokenOf())).rejects.toMatchObject(refused)
  })

  test('in which two keys have one name lets neither decide', async () => {
    const twin = await createSigningKey('one')
    serverOfOne.publish(keyOfOne.publicJwk, twin.publicJwk)
    await expect(verifier.verify(await tokenOf(twin))).rejects.toMatchObject(refused)
  })

  test('whose key is meant for another algorithm or use is not used', async () => {
    for (const change of [{ alg: 'PS256' }, { use: 'enc' }, { key_ops: ['encrypt'] }]) {
      serverOfOne.publish({ ...keyOfOne.publicJwk, ...change })
      clock += 600 * second
      await expect(verifier.verify(await tokenOf())).rejects.toMatchObject(refused)
    }
  })
})

test('no address in a token’s header is ever asked', async () => {
  const strangers = await createSigningKey('strangers')
  const strangersServer = await startKeyServer(strangers)
  for (const header of [{ jku: strangersServer.url }, { x5u: strangersServer.url }, { jwk: strangers.publicJwk }]) {
    await expect(verifier.verify(await tokenOf(strangers, header))).rejects.toMatchObject(refused)
    await expect(verifier.verify(await tokenOf(strangers, { ...header, kid: 'one' }))).rejects.toMatchObject(refused)
  }
  expect(strangersServer.requests()).toBe(0)
  strangersServer.close()
})
