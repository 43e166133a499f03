import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from './platform/errors.ts'
import { createTestApp, type TestApp } from './testing/test-app.ts'

const secretName = 'Wilhelmina Featherstone'
const open = { permission: 'public', operation: 'test.route' } as const

let service: TestApp
beforeAll(async () => {
  service = await createTestApp({
    extend: (app) => {
      app.post(
        '/api/test/echo',
        {
          config: open,
          schema: {
            body: z.strictObject({ name: z.string().max(40) }),
            response: { 200: z.object({ name: z.string() }) },
          },
        },
        async ({ body }) => ({ ...(body as object), secret: 'stripped' }),
      )
      app.post('/api/test/anything', { config: open }, async () => ({ ok: true }))
      app.get(
        '/api/test/undeclared',
        { config: open, schema: { response: { 200: z.object({}) } } },
        async (_request, reply) => {
          reply.statusCode = 202
          return reply.send({ name: secretName })
        },
      )
      app.get(
        '/api/test/mismatch',
        { config: open, schema: { response: { 200: z.object({ id: z.uuid() }) } } },
        async () => ({
          id: secretName,
        }),
      )
      app.get('/api/test/crash', { config: open }, async () => {
        throw Object.assign(new TypeError(`no row for ${secretName}`), { code: 'E_TEST', detail: secretName })
      })
      app.get('/api/test/refused', { config: open }, async () => {
        throw new AppError('too_many_streams', 'Close a stream first.', { retryAfterSeconds: 3 })
      })
      app.get(
        '/api/test/signed-in',
        { config: { permission: 'signed-in', operation: 'test.closed' } },
        async () => ({}),
      )
      app.get('/api/test/items/:id', { config: open }, async () => ({}))
    },
  })
})
afterAll(() => service.close())

const post = (url: string, payload: string, contentType = 'application/json') =>
  service.app.inject({ method: 'POST', url, payload, headers: { 'content-type': contentType } })

describe('what the service says of itself', () => {
  test('it is alive', async () => {
    const reply = await service.app.inject('/health')
    expect(reply.json()).toEqual({ status: 'ok', version: '0.0.0-test', uptimeSeconds: expect.any(Number) as number })
  })

  test('it is ready with its database, and answers HEAD', async () => {
    const reply = await service.app.inject('/ready')
    const checks = { database: 'ok', documents: 'ok' }
    expect([reply.statusCode, reply.json()]).toEqual([200, { status: 'ready', checks }])
    expect((await service.app.inject({ method: 'HEAD', url: '/ready' })).statusCode).toBe(200)
  })

  test('the page learns how to sign in', async () => {
    const reply = await service.app.inject('/api/config')
    const shown = { demo: true, inbox: true, aiNotes: false, version: '0.0.0-test' }
    expect(reply.json()).toEqual({ auth: { kind: 'built-in' }, ...shown })
  })
})

describe('readiness with a database that hangs', () => {
  test('it fails within two seconds while liveness holds', async () => {
    const { integrations } = service.context
    const probes = new Map(integrations.probes).set('database', () => new Promise<void>(() => undefined))
    const stuck = await createTestApp({ overrides: { integrations: { ...integrations, probes } } })
    const began = Date.now()
    const reply = await stuck.app.inject('/ready')
    expect(Date.now() - began).toBeLessThan(2000)
    const checks = { database: 'failed', documents: 'ok' }
    expect([reply.statusCode, reply.json()]).toEqual([503, { status: 'not-ready', checks }])
    expect(reply.headers['retry-after']).toBe('2')
    expect((await stuck.app.inject('/health')).statusCode).toBe(200)
    await stuck.close()
  })
})

describe('a body', () => {
  const url = '/api/test/echo'

  test('comes back as its schema allows', async () => {
    const reply = await post(url, '{"name":"Kim"}')
    expect([reply.statusCode, reply.json()]).toEqual([200, { name: 'Kim' }])
  })

  test.each([
    ['cut off', '{"name":"K'],
    ['with a prototype', '{"__proto__":{"admin":true},"name":"K"}'],
    ['with a constructor', '{"constructor":{"prototype":{}},"name":"K"}'],
    ['with a field nobody knows', '{"name":"K","role":"admin"}'],
    ['of the wrong type', '{"name":7}'],
    ['with a NUL', String.raw`{"name":"K\u0000"}`],
    ['that is empty', ''],
    ['that is not an object', '[]'],
  ])('%s is malformed', async (_what, payload) => {
    const reply = await post(url, payload)
    expect(reply.headers['content-type']).toMatch('application/problem+json')
    expect(reply.json()).toMatchObject({ status: 400, code: 'malformed', requestId: reply.headers['x-request-id'] })
  })

  test('that fails its schema names the fields and repeats no value', async () => {
    const reply = await post(url, JSON.stringify({ name: secretName.repeat(4), extra: secretName }))
    const { errors } = reply.json<{ errors: { path: string }[] }>()
    expect(errors.map(({ path }) => path).toSorted()).toEqual(['extra', 'name'])
    expect(reply.body).not.toContain(secretName)
  })

  test('nested without end is malformed, whatever its schema', async () => {
    const reply = await post('/api/test/anything', `${'['.repeat(30_000)}${']'.repeat(30_000)}`)
    expect(reply.json()).toMatchObject({ status: 400, code: 'malformed' })
  })

  test('over 64 kB is too large', async () => {
    const reply = await post(url, JSON.stringify({ name: 'x'.repeat(70_000) }))
    expect(reply.json()).toMatchObject({ status: 413, code: 'payload_too_large' })
  })

  test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'of type %s is not taken',
    async (contentType) => {
      expect((await post(url, 'name=K', contentType)).json()).toMatchObject({
        status: 415,
        code: 'unsupported_media_type',
      })
    },
  )
})

describe('an error', () => {
  test('that nobody expected says nothing, in the reply and in the log', async () => {
    const reply = await service.app.inject(`/api/test/crash?query=${encodeURIComponent(secretName)}`)
    const { requestId } = reply.json<{ requestId: string }>()
    expect(reply.json()).toEqual({
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      code: 'internal',
      requestId,
    })
    const lines = service.log.filter((line) => line.includes(requestId))
    expect(lines.join('')).toContain('"code":"E_TEST"')
    expect(lines.join('')).toContain('app.test.ts')
    expect(service.log.join('')).not.toMatch(/Wilhelmina/)
  })

  test('of a reply that does not fit its schema says nothing', async () => {
    const reply = await service.app.inject('/api/test/mismatch')
    expect(reply.json()).toMatchObject({ status: 500, code: 'internal' })
    expect(reply.body).not.toContain(secretName)
  })

  test('comes of a status that the route did not declare', async () => {
    const reply = await service.app.inject('/api/test/undeclared')
    expect(reply.json()).toMatchObject({ status: 500, code: 'internal' })
    expect(reply.body).not.toContain(secretName)
  })

  test('that we expect keeps its code, words and when to come back', async () => {
    const reply = await service.app.inject('/api/test/refused')
    expect(reply.headers['retry-after']).toBe('3')
    expect(reply.json()).toMatchObject({ status: 429, code: 'too_many_streams', detail: 'Close a stream first.' })
  })
})

describe('an address', () => {
  test.each(['/api', '/api/nothing', '/api/nothing?x=1', '/health/x', '/api/test/items/1/2'])(
    '%s has nothing',
    async (url) => {
      const reply = await service.app.inject({ url, headers: { accept: 'text/html' } })
      expect(reply.json()).toMatchObject({ status: 404, code: 'not_found' })
    },
  )

  test.each([
    ['GET', '/api/test/echo', 'POST'],
    ['PUT', '/api/test/items/7', 'GET, HEAD'],
  ] as const)('does not take %s on %s', async (method, url, allow) => {
    const reply = await service.app.inject({ method, url })
    expect(reply.json()).toMatchObject({ status: 405, code: 'method_not_allowed' })
    expect(reply.headers.allow).toBe(allow)
  })

  test('that cannot be decoded is malformed', async () => {
    expect((await service.app.inject('/api/test/items/%zz')).json()).toMatchObject({ status: 400, code: 'malformed' })
  })

  test('behind sign-in is closed to a stranger', async () => {
    const reply = await service.app.inject('/api/test/signed-in')
    expect(reply.json()).toMatchObject({ status: 401, code: 'unauthenticated' })
    expect(reply.headers['www-authenticate']).toBe('Bearer')
  })
})

describe('the log', () => {
  test('has one line a request, by route pattern', async () => {
    const reply = await service.app.inject(`/api/test/items/Featherstone?query=${encodeURIComponent(secretName)}`)
    const lines = service.log.filter((line) => line.includes(String(reply.headers['x-request-id'])))
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'info',
      time: expect.any(String) as string,
      requestId: reply.headers['x-request-id'],
      operation: 'test.route',
      method: 'GET',
      route: '/api/test/items/:id',
      status: 200,
      durationMs: expect.any(Number) as number,
      msg: 'Request',
    })
  })
})

describe('a request id', () => {
  test('is ours, whatever the caller says', async () => {
    const reply = await service.app.inject({
      url: '/health',
      headers: { 'x-request-id': 'mine', 'request-id': 'mine' },
    })
    expect(reply.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })
})
