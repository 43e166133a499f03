import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Principal } from './platform/principal.ts'
import { createBrowser, signUpIn } from './testing/browser.ts'
import { visit } from './testing/consultation-fixture.ts'
import { createPrincipal } from './testing/factories.ts'
import { createScriptedWriter, text } from './testing/scripted-writer.ts'
import { createTestApp, type TestApp } from './testing/test-app.ts'
import { startTokenIssuer } from './testing/token-issuer.ts'

const refusedWithinMs = 5000

let issuer: Awaited<ReturnType<typeof startTokenIssuer>>
let testApp: TestApp
let url: string
let writer: ReturnType<typeof createScriptedWriter>

beforeAll(async () => {
  issuer = await startTokenIssuer()
  writer = createScriptedWriter(...Array.from({ length: 5 }, () => [text('summary', 'Left knee'), 'pause' as const]))
  testApp = await createTestApp({ environment: issuer.environment, writer })
  await testApp.app.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(testApp.app.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  writer.resume()
  await testApp.close()
  issuer.close()
})

async function signIn() {
  const person = await createPrincipal(testApp.context.database, { issuer: issuer.issuer })
  const authorization = `Bearer ${await issuer.tokenFor(person.personId)}`
  return { person, headers: { authorization, 'content-type': 'application/json' } }
}

/** Opens a note's stream, which stays open by itself, and tells when it has ended. */
async function openStream(headers: Record<string, string>) {
  const reply = await fetch(`${url}/api/consultation`, { method: 'POST', headers, body: JSON.stringify(visit) })
  expect(reply.status).toBe(200)
  const reader = reply.body?.getReader()
  const first = new TextDecoder().decode((await reader?.read())?.value)
  const ended = (async () => {
    while (!(await reader?.read().catch(() => ({ done: true })))?.done);
    return performance.now()
  })()
  return { ended, id: /"consultationId":"([^"]+)"/.exec(first)?.[1] ?? '' }
}

const change = (statement: string) => testApp.context.database.system((tx) => sql.raw(statement).execute(tx))

const disable = ({ personId }: Principal) => change(`update people set status = 'disabled' where id = '${personId}'`)

const changes = [
  ['disabled', disable, 'account_disabled'],
  [
    'demoted',
    ({ personId }: Principal) => change(`update memberships set role = 'referrer' where person_id = '${personId}'`),
    'forbidden',
  ],
  [
    'removed from the organization',
    ({ personId }: Principal) => change(`update memberships set status = 'ended' where person_id = '${personId}'`),
    'forbidden',
  ],
  [
    'of a suspended organization',
    ({ organization }: Principal) =>
      change(`update organizations set status = 'suspended' where id = '${organization?.id}'`),
    'organization_suspended',
  ],
] as const

test.concurrent.for(changes)(
  'somebody %s in the middle of a stream has it closed, and is refused, within five seconds',
  async ([_what, make, code]) => {
    const { person, headers } = await signIn()
    const { ended, id } = await openStream(headers)
    const paths = ['', `/${id}`, `/${id}/events`].map((path) => `/api/consultations${path}`)
    await make(person)
    const changedAt = performance.now()
    const codeOf = async (path: string) => {
      const reply = await fetch(`${url}${path}`, { headers })
      if (!reply.ok) return ((await reply.json()) as { code: string }).code
      await reply.body?.cancel()
      return 'allowed'
    }
    await expect
      .poll(async () => Promise.all(paths.map(codeOf)), { timeout: refusedWithinMs, interval: 250 })
      .toEqual(paths.map(() => code))
    expect((await ended) - changedAt).toBeLessThan(refusedWithinMs)
  },
)

test.concurrent('somebody whose standing stays as it is keeps reading', async () => {
  const { person, headers } = await signIn()
  const { ended } = await openStream(headers)
  await change(`update people set name = 'Dr Robin Vale-Hart' where id = '${person.personId}'`)
  await change(`update organizations set name = 'Vale and Hart' where id = '${person.organization?.id}'`)
  const waited = once(AbortSignal.timeout(4500), 'abort').then(() => 'open')
  expect(await Promise.race([ended.then(() => 'ended'), waited])).toBe('open')
})

test.concurrent('somebody whose session is ended elsewhere has their stream closed within five seconds', async () => {
  const { app, context } = testApp
  const email = 'elsewhere@example.test'
  const here = await signUpIn({ app, outbox: context.outbox }, email)
  const headers = { authorization: `Bearer ${await here.token()}`, 'content-type': 'application/json' }
  const { ended } = await openStream(headers)
  const elsewhere = createBrowser(app)
  await elsewhere.signIn(email)
  expect((await elsewhere.post('/sessions/end-others')).status).toBe(200)
  const endedAt = performance.now()
  expect((await ended) - endedAt).toBeLessThan(refusedWithinMs)
  expect((await fetch(`${url}/api/me`, { headers })).status).toBe(401)
})

test('somebody disabled is refused by every route that is not public', async () => {
  const { app } = testApp
  const { person, headers } = await signIn()
  await disable(person)
  const closed = app.declaredRoutes.filter(({ permission, method }) => permission !== 'public' && method !== 'HEAD')
  expect(closed.length).toBeGreaterThan(7)
  for (const { method, url: path } of closed) {
    const reply = await app.inject({ method: method as 'GET', url: path.replace(/:\w+/g, person.personId), headers })
    expect([method, path, reply.json()]).toMatchObject([method, path, { status: 403, code: 'account_disabled' }])
  }
})
