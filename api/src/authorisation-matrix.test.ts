import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { permissions } from '@medinotes/shared/permissions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from './platform/principal.ts'
import { sampleRequests, type SampleRequest } from './testing/matrix-samples.ts'
import { type CallerName, callers, createWorld, type Target, type World } from './testing/matrix-world.ts'
import { apiRoot } from './platform/api-root.ts'
import type { DeclaredRoute } from './platform/http/declared-routes.ts'
import { createScriptedWriter, text } from './testing/scripted-writer.ts'
import { createTestApp, type TestApp } from './testing/test-app.ts'
import { justProven, startTokenIssuer } from './testing/token-issuer.ts'

let issuer: Awaited<ReturnType<typeof startTokenIssuer>>
let testApp: TestApp
let world: World
let sample: ReturnType<typeof sampleRequests>

beforeAll(async () => {
  issuer = await startTokenIssuer()
  // Where index.html lies, built or not.
  const overrides = { pageDirectory: join(apiRoot, '..', 'web') }
  const writer = createScriptedWriter([text('summary', 'Left knee pain.')])
  testApp = await createTestApp({ environment: issuer.environment, overrides, writer })
  const { database, documents, outbox } = testApp.context
  world = await createWorld(database, issuer.issuer)
  sample = sampleRequests({ database, documents, outbox, world, issuer: issuer.issuer, call })
})
afterAll(async () => {
  await testApp.close()
  issuer.close()
})

/** Most HEAD routes come with their GET. Emergency access comes last, since it adds to what its opener may do. */
const routesOf = ({ declaredRoutes }: TestApp['app']) =>
  declaredRoutes
    .filter(({ method, url }) => method !== 'HEAD' || !declaredRoutes.some((r) => r.method === 'GET' && r.url === url))
    .toSorted((a, b) => Number(a.operation === 'break-glass.open') - Number(b.operation === 'break-glass.open'))
const nameOf = ({ method, url }: DeclaredRoute) => `${method} ${url}`

async function call(
  caller: Principal | null,
  route: DeclaredRoute,
  { params = {}, query, payload, headers }: SampleRequest,
  proven = true,
) {
  const url = route.url
    .replace(/:(\w+)/g, (_, name: string) => params[name] ?? 'missing')
    .replace('*', params['*'] ?? '')
  const token = caller === null ? undefined : await issuer.tokenFor(caller.personId, proven ? justProven() : {})
  const reply = await testApp.app.inject({
    method: route.method as 'GET',
    url,
    ...(query && { query }),
    headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
    ...(payload !== undefined && { payload }),
  })
  return { status: reply.statusCode, body: reply.body }
}

/** Whether the caller's standing gives them the route's permission. */
const mayCall = (caller: CallerName, { permission }: DeclaredRoute) =>
  permission === 'signed-in' ||
  (caller !== 'unaffiliated' && world.people[caller].permissions.some((held) => held === permission))

/** The matrix's row for one caller: what each target must be answered. */
function expectedOf(caller: CallerName, route: DeclaredRoute): [Target, number][] {
  const { outcome } = route
  if (outcome === undefined || 'anyone' in outcome) return []
  if (!mayCall(caller, route)) return [['own', 403]]
  if (outcome.foreign === undefined) return [['own', outcome.own]]
  // Nothing is the own of somebody who belongs nowhere.
  const own = caller === 'unaffiliated' ? outcome.foreign : outcome.own
  return [
    ['own', own],
    ['foreign', outcome.foreign],
  ]
}

/** Who calls is asked before what they ask for is looked at. */
const anyRequest = ({ url }: DeclaredRoute) => ({
  params: Object.fromEntries([...url.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, randomUUID()])),
})

/** All routes in one test would take as long as a test may, on a slow machine. */
const mostShares = 3
/** Their own last: emergency access is among it. */
const shares = (['foreign', 'own'] satisfies Target[]).flatMap((target) =>
  Array.from({ length: mostShares }, (_, index) => ({ target, share: index + 1 })),
)

describe('every route', () => {
  test('declares what the matrix expects of it, and has a sample request', () => {
    const routes = routesOf(testApp.app)
    expect(routes.length).toBeGreaterThan(30)
    expect(routes.filter(({ outcome }) => outcome === undefined).map(nameOf)).toEqual([])
    const withoutSample = routes.filter((route) => /[:*]/.test(route.url) && !sample.has(route.operation))
    expect(withoutSample.map(nameOf)).toEqual([])
    const operations = new Set(routes.map(({ operation }) => operation))
    expect(sample.operations().filter((operation) => !operations.has(operation))).toEqual([])
  })

  test('is open to anyone only where it says so', async () => {
    for (const route of routesOf(testApp.app)) {
      const expected = route.outcome && 'anyone' in route.outcome ? route.outcome.anyone : 401
      const request = expected === 401 ? anyRequest(route) : await sample.for(route, 'specialist', 'own')
      const { status } = await call(null, route, request)
      expect([nameOf(route), status]).toEqual([nameOf(route), expected])
    }
  })

  const describeCaller = (caller: CallerName) =>
    caller === 'unaffiliated' ? 'somebody without an organization' : `a person as ${caller}`
  for (const caller of callers) {
    test.each(shares)(
      `answers ${describeCaller(caller)} about what is $target as declared, share $share of ${mostShares}`,
      async ({ target, share }) => {
        const routes = routesOf(testApp.app)
        for (const route of routes.slice(
          ...[share - 1, share].map((n) => Math.round((n * routes.length) / mostShares)),
        )) {
          for (const [, status] of expectedOf(caller, route).filter(([about]) => about === target)) {
            const reply = await call(world.people[caller], route, await sample.for(route, caller, target))
            expect([nameOf(route), reply.status]).toEqual([nameOf(route), status])
          }
        }
      },
    )
  }

  test('that needs a fresh proof asks for one before it does anything', async () => {
    const guarded = routesOf(testApp.app).filter(({ stepUp }) => stepUp === true)
    expect(guarded.length).toBeGreaterThan(3)
    for (const route of guarded) {
      const caller = callers.find((name) => mayCall(name, route))
      if (caller === undefined) throw new Error(`Nobody may call ${nameOf(route)}`)
      const { status, body } = await call(world.people[caller], route, await sample.for(route, caller, 'own'), false)
      expect([nameOf(route), status, JSON.parse(body)]).toMatchObject([
        nameOf(route),
        403,
        { code: 'step_up_required' },
      ])
    }
  })
})

test('every permission opens some route', () => {
  const used = new Set<string>(routesOf(testApp.app).map(({ permission }) => permission ?? ''))
  expect(permissions.filter((permission) => !used.has(permission))).toEqual([])
})
