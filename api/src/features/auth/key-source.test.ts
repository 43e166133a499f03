import { createServer, type Server, type ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fetchKeysFrom } from './fetch-keys.ts'
import { createKeySource } from './key-source.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** An issuer's key set over real HTTP, with the ways it can fail. */
let published: JWK[]
let behaviour: keyof typeof answers
let requests: number
let server: Server
let url: string

const answers = {
  answers: (response: ServerResponse) => response.end(JSON.stringify({ keys: published })),
  fails: (response: ServerResponse) => response.writeHead(503).end(),
  hangs: () => undefined,
  'talks nonsense': (response: ServerResponse) => response.end('<html>'),
  redirects: (response: ServerResponse) => response.writeHead(302, { location: '/elsewhere' }).end(),
}

let clock: number
let failures: unknown[]

beforeEach(async () => {
  published = [await createJwk('one')]
  behaviour = 'answers'
  requests = 0
  clock = Date.parse('2026-03-03T03:30:00Z')
  failures = []
  server = createServer((_request, response) => {
    requests += 1
    answers[behaviour](response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The key server has no port')
  url = `http://127.0.0.1:${address.port}/jwks`
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

async function createJwk(kid: string): Promise<JWK> {
  return { ...(await exportJWK((await generateKeyPair('EdDSA')).publicKey)), kid, alg: 'EdDSA' }
}

const createSource = () =>
  createKeySource({ fetchKeys: fetchKeysFrom(url), onFailure: (error) => failures.push(error), now: () => clock })

const header = (kid: string) => ({ alg: 'EdDSA', kid })
const known = { type: 'public' }
const unknown = { code: 'ERR_JWKS_NO_MATCHING_KEY' }

test('keys are fetched once for ten minutes, however many ask at once', async () => {
  const keys = createSource()
  await Promise.all(Array.from({ length: 20 }, () => keys.keyFor(header('one'))))
  clock += 10 * minute - second
  await keys.keyFor(header('one'))
  expect(requests).toBe(1)
  clock += second
  await keys.keyFor(header('one'))
  expect(requests).toBe(2)
})

test('a new key is found within 30 seconds of the last fetch', async () => {
  const keys = createSource()
  await keys.keyFor(header('one'))
  published = [await createJwk('two')]
  clock += 29 * second
  await expect(keys.keyFor(header('two'))).rejects.toMatchObject(unknown)
  clock += second
  await expect(keys.keyFor(header('two'))).resolves.toMatchObject(known)
  await expect(keys.keyFor(header('one'))).rejects.toMatchObject(unknown)
})

test('unknown key ids cause one fetch per 30 seconds, whether it works or not', async () => {
  const keys = createSource()
  await keys.keyFor(header('one'))
  for (const mode of ['answers', 'fails'] as const) {
    behaviour = mode
    requests = 0
    for (let index = 0; index < 60; index++) {
      clock += second
      await expect(keys.keyFor(header(`stranger-${mode}-${index}`))).rejects.toMatchObject(unknown)
    }
    expect(requests).toBe(2)
  }
})

test('the first keys are asked for again after two seconds', async () => {
  const keys = createSource()
  behaviour = 'fails'
  requests = 0
  for (let index = 0; index < 4; index++) {
    await expect(keys.keyFor(header('one'))).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 2 })
    clock += second
  }
  expect(requests).toBe(2)
  behaviour = 'answers'
  await expect(keys.keyFor(header('one'))).resolves.toMatchObject(known)
})

test.each(['fails', 'talks nonsense', 'redirects'] as const)(
  'keys stay usable for a day while the issuer %s',
  async (mode) => {
    const keys = createSource()
    await keys.keyFor(header('one'))
    behaviour = mode
    clock += 24 * hour - second
    await expect(keys.keyFor(header('one'))).resolves.toMatchObject(known)
    expect(failures).toHaveLength(1)
    clock += 31 * second
    await expect(keys.keyFor(header('one'))).rejects.toMatchObject({ code: 'unavailable' })
    behaviour = 'answers'
    clock += 30 * second
    await expect(keys.keyFor(header('one'))).resolves.toMatchObject(known)
  },
)

test('while the issuer is known to be down nobody waits for it', async () => {
  const keys = createSource()
  await keys.keyFor(header('one'))
  behaviour = 'fails'
  clock += 10 * minute
  await keys.keyFor(header('one'))
  behaviour = 'hangs'
  clock += 30 * second
  const startedAt = performance.now()
  await expect(keys.keyFor(header('one'))).resolves.toMatchObject(known)
  expect(performance.now() - startedAt).toBeLessThan(1000)
})

test('an issuer that never answers is given up after five seconds', async () => {
  behaviour = 'hangs'
  const startedAt = performance.now()
  await expect(createSource().keyFor(header('one'))).rejects.toMatchObject({ code: 'unavailable' })
  expect(performance.now() - startedAt).toBeLessThan(6000)
})
