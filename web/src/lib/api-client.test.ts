import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createApiClient } from './api-client.ts'
import { ApiError, ConnectionError, errorText, SignedOutError, statusOf } from './api-error.ts'
import { createAskedQuestion } from './asked-question.ts'
import { createTabOrganization } from './tab-organization.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const greetingSchema = z.object({ greeting: z.string() })

let handlers: Record<string, Handler>
let isSignedIn: boolean
let issued: number
let server: ReturnType<typeof createServer>
let origin: string

const reply = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

const problem = (status: number, code: string, detail?: string) => ({
  type: 'about:blank',
  title: 'Not now',
  status,
  code,
  detail,
  requestId: 'r-1',
})

const issueToken: Handler = (_request, response) => {
  if (!isSignedIn) return reply(response, 401, { code: 'UNAUTHORIZED', message: 'No session' })
  issued += 1
  return reply(response, 200, { token: `h.${encode({ iat: 0, exp: 300 })}.${issued}` })
}

/** Takes the newest token only. */
const greet: Handler = (request, response) => {
  const isAllowed = isSignedIn && request.headers.authorization?.endsWith(`.${issued}`)
  reply(response, isAllowed ? 200 : 401, isAllowed ? { greeting: 'Hello' } : problem(401, 'unauthenticated'))
}

beforeEach(async () => {
  isSignedIn = true
  issued = 0
  handlers = { '/api/auth/token': issueToken, '/api/greeting': greet }
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const handler = handlers[pathname]
    if (handler) handler(request, response)
    else reply(response, 404, problem(404, 'not_found'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port')
  origin = `http://127.0.0.1:${address.port}`
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

function create() {
  const session = createAskedQuestion()
  const proof = createAskedQuestion()
  const organization = createTabOrganization(() => {
    throw new Error('Storage is switched off')
  })
  return { api: createApiClient(origin, { session, proof, organization }), session, proof }
}

describe('a request', () => {
  it('carries a token, its query, its body and a key of its own, and its reply is parsed', async () => {
    handlers['/api/echo'] = (request, response) => {
      void (async () => {
        let body = ''
        for await (const chunk of request) body += String(chunk)
        const { authorization, 'content-type': contentType, 'idempotency-key': key } = request.headers
        reply(response, 200, { url: request.url, method: request.method, authorization, contentType, key, body })
      })()
    }
    const query = { limit: 5, cursor: undefined, status: 'a b' }
    const echo = await create().api.post('/echo', { text: 'ü' }, z.record(z.string(), z.string()), { query })
    expect(echo).toEqual({
      url: '/api/echo?limit=5&status=a+b',
      method: 'POST',
      authorization: expect.stringMatching(/^Bearer h\..+\.1$/),
      contentType: 'application/json',
      key: expect.stringMatching(/^[\da-f-]{36}$/),
      body: '{"text":"ü"}',
    })
  })

  it('names the organization that this tab works in, and none before it knows', async () => {
    handlers['/api/where'] = (request, response) =>
      reply(response, 200, { greeting: request.headers['x-organization-id'] ?? 'none' })
    const { api } = create()
    expect(await api.get('/where', greetingSchema)).toEqual({ greeting: 'none' })
    api.setOrganization('here')
    expect(await api.get('/where', greetingSchema)).toEqual({ greeting: 'here' })
    expect(await api.open.get('/where', greetingSchema)).toEqual({ greeting: 'none' })
  })

  it('needs no token where the route is open', async () => {
    handlers['/api/config'] = (request, response) =>
      reply(response, 200, { greeting: request.headers.authorization ?? 'none' })
    expect(await create().api.open.get('/config', greetingSchema)).toEqual({ greeting: 'none' })
    expect(issued).toBe(0)
  })

  it('accepts an empty reply where the schema does', async () => {
    handlers['/api/empty'] = (_request, response) => response.writeHead(204).end()
    expect(await create().api.post('/empty', {}, z.undefined())).toBeUndefined()
  })

  it('replaces a refused token once, whoever asks', async () => {
    const { api } = create()
    await api.get('/greeting', greetingSchema)
    issued = 7
    const greetings = await Promise.all([api.get('/greeting', greetingSchema), api.get('/greeting', greetingSchema)])
    expect(greetings).toEqual([{ greeting: 'Hello' }, { greeting: 'Hello' }])
    expect(issued).toBe(8)
  })

  it('hands out an open stream', async () => {
    handlers['/api/events'] = (request, response) => response.end(`data: ${request.headers.accept}\n\n`)
    const response = await create().api.stream('/events')
    expect(await response.text()).toBe('data: text/event-stream\n\n')
  })
})

describe('a session that ends', () => {
  it('fails at once for who was never signed in', async () => {
    isSignedIn = false
    const { api, session } = create()
    await expect(api.get('/greeting', greetingSchema)).rejects.toMatchObject({ status: 401 })
    expect(session.isAsking()).toBe(false)
  })

  it('waits for the person to sign in again, then goes on', async () => {
    const { api, session } = create()
    await api.get('/greeting', greetingSchema)
    isSignedIn = false
    const waiting = Promise.all([api.get('/greeting', greetingSchema), api.get('/greeting', greetingSchema)])
    await expect.poll(() => session.isAsking()).toBe(true)
    isSignedIn = true
    session.answer(true)
    expect(await waiting).toEqual([{ greeting: 'Hello' }, { greeting: 'Hello' }])
    expect(session.isAsking()).toBe(false)
  })

  it('fails when the person gives up, or the request is withdrawn', async () => {
    const { api, session } = create()
    await api.get('/greeting', greetingSchema)
    isSignedIn = false
    const controller = new AbortController()
    const withdrawn = api.get('/greeting', greetingSchema, { signal: controller.signal })
    const givenUp = api.get('/greeting', greetingSchema)
    void withdrawn.catch(() => {})
    void givenUp.catch(() => {})
    await expect.poll(() => session.isAsking()).toBe(true)
    controller.abort()
    await expect(withdrawn).rejects.toThrow('aborted')
    session.answer(false)
    await expect(givenUp).rejects.toMatchObject({ status: 401 })
  })
})

describe('a request that needs a fresh proof', () => {
  let isProven: boolean

  beforeEach(() => {
    isProven = false
    handlers['/api/signature'] = (_request, response) =>
      isProven ? reply(response, 200, { greeting: 'Signed' }) : reply(response, 403, problem(403, 'step_up_required'))
  })

  it('waits until it was given, then is made again', async () => {
    const { api, proof } = create()
    const waiting = api.post('/signature', {}, greetingSchema)
    await expect.poll(() => proof.isAsking()).toBe(true)
    isProven = true
    proof.answer(true)
    expect(await waiting).toEqual({ greeting: 'Signed' })
  })

  it('fails as it did when the person gives none', async () => {
    const { api, proof } = create()
    const refused: string[] = []
    api.onRefusal((code) => refused.push(code))
    const waiting = api.post('/signature', {}, greetingSchema)
    void waiting.catch(() => {})
    await expect.poll(() => proof.isAsking()).toBe(true)
    proof.answer(false)
    await expect(waiting).rejects.toMatchObject({ problem: { code: 'step_up_required' } })
    expect(refused).toEqual(['step_up_required'])
  })
})

describe('a route of the account', () => {
  it('takes a wrong password for what it is, and an ended session as a question', async () => {
    const { api, session } = create()
    await api.get('/greeting', greetingSchema)
    handlers['/api/auth/change'] = (_request, response) => reply(response, 401, problem(401, 'wrong_credentials'))
    await expect(api.account.post('/auth/change', {}, z.unknown())).rejects.toMatchObject({ name: 'ApiError' })
    expect(session.isAsking()).toBe(false)
    handlers['/api/auth/change'] = (_request, response) => reply(response, 401, problem(401, 'unauthenticated'))
    const waiting = api.account.post('/auth/change', {}, z.unknown())
    await expect.poll(() => session.isAsking()).toBe(true)
    handlers['/api/auth/change'] = (_request, response) => reply(response, 200, {})
    session.answer(true)
    expect(await waiting).toEqual({})
  })
})

describe('a failure', () => {
  it.each([
    ['a number', () => '12', expect.closeTo(12, 0)],
    ['a date', () => new Date(Date.now() + 30_000).toUTCString(), expect.closeTo(30, -1)],
    ['nonsense', () => 'soon', null],
  ])('tells how long to wait by %s', async (_name, retryAfter, retryAfterSeconds) => {
    const body = problem(429, 'too_many_requests', 'Too many requests')
    handlers['/api/busy'] = (_request, response) => reply(response, 429, body, { 'retry-after': retryAfter() })
    await expect(create().api.get('/busy', z.unknown())).rejects.toMatchObject({
      name: 'ApiError',
      problem: body,
      retryAfterSeconds,
    })
  })

  it('reads as sentences', () => {
    const tooMany = { ...problem(429, 'too_many_requests', 'Too many requests'), code: 'too_many_requests' as const }
    expect(errorText(new ApiError(tooMany, 12))).toBe('Too many requests. Try again in 12 seconds.')
    expect(errorText(new ApiError(tooMany, 600))).toBe('Too many requests. Try again in 10 minutes.')
  })

  it('says so when nobody answers', async () => {
    server.close()
    await expect(create().api.open.get('/config', z.unknown())).rejects.toBeInstanceOf(ConnectionError)
  })

  it('says so when the answer breaks off', async () => {
    handlers['/api/cut'] = (_request, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"greeting":')
      setTimeout(() => response.destroy(), 20)
    }
    await expect(create().api.open.get('/cut', greetingSchema)).rejects.toBeInstanceOf(ConnectionError)
  })

  it.each([
    ['another shape', 200, '{"salute":"Hello"}'],
    ['a page of a proxy', 502, '<html>Bad gateway</html>'],
  ])('says that it does not understand %s', async (_name, status, body) => {
    handlers['/api/other'] = (_request, response) => response.writeHead(status).end(body)
    const request = create().api.open.get('/other', greetingSchema)
    await expect(request).rejects.toMatchObject({ name: 'UnexpectedReplyError', status })
  })
})

describe('with another issuer’s tokens', () => {
  const tokenOf = (name: string) => `${encode({})}.${encode({ iat: 0, exp: 300 })}.${name}`

  function createHosted(tokenFor: (isRefused: boolean) => Promise<string>) {
    const { api, session } = create()
    api.takeTokensFrom(tokenFor)
    handlers['/api/echo'] = ({ headers: { authorization } }, response) =>
      authorization === `Bearer ${tokenOf('stale')}`
        ? reply(response, 401, problem(401, 'unauthenticated', 'Your access token is not valid.'))
        : reply(response, 200, { authorization })
    return { api, session }
  }

  it('asks it for them, for a fresh one when the service refuses one, and the built-in issuer for none', async () => {
    const asked: boolean[] = []
    const { api } = createHosted(async (isRefused) => {
      asked.push(isRefused)
      return tokenOf(isRefused ? 'fresh' : 'stale')
    })
    expect(await api.get('/echo', z.unknown())).toEqual({ authorization: `Bearer ${tokenOf('fresh')}` })
    expect(asked).toEqual([false, true])
    expect(issued).toBe(0)
  })

  it('takes nobody signed in there as nobody signed in here', async () => {
    const { api, session } = createHosted(() => Promise.reject(new SignedOutError()))
    const error: unknown = await api.get('/echo', z.unknown()).catch((reason: unknown) => reason)
    expect(statusOf(error)).toBe(401)
    expect(session.isAsking()).toBe(false)
  })
})
