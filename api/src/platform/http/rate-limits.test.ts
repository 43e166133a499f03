import { fastify } from 'fastify'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Principal } from '../principal.ts'
import { requireDeclarations } from './declared-routes.ts'
import { sendProblem } from './problem.ts'
import { createLocalCounters } from './rate-counters.ts'
import { createPersonLimit, limitByAddress } from './rate-limits.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

async function serve(trustProxy: string | false = '127.0.0.1') {
  const app = fastify({ trustProxy })
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  await limitByAddress(app, createLocalCounters())
  const principal = (personId: string) => ({ personId, organization: { id: 'o', name: 'O' } }) as Principal
  requireDeclarations(app, {
    access: async (request) => void (request.principal = principal(String(request.headers['x-person']))),
    personLimit: createPersonLimit(app),
  })
  app.get('/open', { config: { permission: 'public', operation: 'a.open' } }, async () => ({}))
  app.get('/read', { config: { permission: 'signed-in', operation: 'a.read' } }, async () => ({}))
  app.post(
    '/generate',
    { config: { permission: 'signed-in', operation: 'a.make', costClass: 'generation' } },
    async () => ({}),
  )
  return app
}

type App = Awaited<ReturnType<typeof serve>>
const from = (app: App, address: string) => app.inject({ url: '/open', headers: { 'x-forwarded-for': address } })
const generate = (app: App, person: string) =>
  app.inject({ method: 'POST', url: '/generate', headers: { 'x-person': person } })

test('an address has its budget a minute, and the refusal says when to come back', async () => {
  const app = await serve()
  for (let count = 0; count < 3000; count++) await from(app, '192.0.2.1')
  const refused = await from(app, '192.0.2.1')
  expect(refused.json()).toMatchObject({ status: 429, code: 'too_many_requests' })
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await from(app, '192.0.2.2')).statusCode).toBe(200)
  vi.setSystemTime(Date.now() + 61_000)
  expect((await from(app, '192.0.2.1')).statusCode).toBe(200)
})

test('one IPv6 household is one address', async () => {
  const app = await serve()
  for (let count = 0; count < 3000; count++) await from(app, `2001:db8:1:2::${(count % 500).toString(16)}`)
  expect((await from(app, '2001:db8:1:2:ffff::1')).statusCode).toBe(429)
  expect((await from(app, '2001:db8:1:3::1')).statusCode).toBe(200)
})

test('10,000 made-up forwarding headers do not make one address many', async () => {
  const untrusted = await serve(false)
  const replies = []
  for (let count = 0; count < 10_000; count++)
    replies.push(await from(untrusted, `203.0.113.${count % 250}, 10.0.${count % 250}.1`))
  expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(3000)
  const behindProxy = await serve()
  // The proxy adds the address it saw; what the caller wrote before it is ignored.
  for (let count = 0; count < 3000; count++) await from(behindProxy, `198.51.100.${count % 250}, 192.0.2.7`)
  expect((await from(behindProxy, '198.51.100.251, 192.0.2.7')).statusCode).toBe(429)
})

test('a person has a budget for each class of cost, whatever others do', async () => {
  const app = await serve()
  for (let count = 0; count < 120; count++) expect((await generate(app, 'a')).statusCode).toBe(200)
  const refused = await generate(app, 'a')
  expect([refused.statusCode, refused.json()]).toMatchObject([429, { code: 'too_many_requests' }])
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await generate(app, 'b')).statusCode).toBe(200)
  expect((await app.inject({ url: '/read', headers: { 'x-person': 'a' } })).statusCode).toBe(200)
})
