import type { Role } from '@medinotes/shared/permissions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPrincipal } from '../../testing/factories.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { startTokenIssuer } from '../../testing/token-issuer.ts'

let issuer: Awaited<ReturnType<typeof startTokenIssuer>>
let testApp: TestApp
beforeAll(async () => {
  issuer = await startTokenIssuer()
  const environment = { ...issuer.environment, SECOND_FACTOR_ROLES: 'admin' }
  const config = { permission: 'organization:read', operation: 'test.guarded', stepUp: true } as const
  testApp = await createTestApp({
    environment,
    extend: (app) => void app.post('/api/guarded', { config }, async () => ({})),
  })
})
afterAll(async () => {
  await testApp.close()
  issuer.close()
})

const secondsAgo = (seconds: number) => Math.floor(Date.now() / 1000) - seconds

async function callGuarded(
  claims: Record<string, unknown>,
  { role = 'specialist', headers = {} }: { role?: Role; headers?: Record<string, string> } = {},
) {
  const person = await createPrincipal(testApp.context.database, { issuer: issuer.issuer, role })
  const authorization = `Bearer ${await issuer.tokenFor(person.personId, claims)}`
  const reply = await testApp.app.inject({
    method: 'POST',
    url: '/api/guarded',
    headers: { authorization, ...headers },
  })
  const me = await testApp.app.inject({ url: '/api/me', headers: { authorization } })
  const requestId = String(reply.headers['x-request-id'])
  const line = testApp.log.find((one) => one.includes(requestId)) ?? '{}'
  const logged = JSON.parse(line) as { personId?: string }
  return {
    ...{ status: reply.statusCode, code: reply.json<{ code?: string }>().code, me: me.json() },
    namesCaller: logged.personId === person.personId,
  }
}

describe('a route that needs a fresh proof', () => {
  test('is open for ten minutes after one', async () => {
    expect(await callGuarded({ auth_time: secondsAgo(590) })).toMatchObject({ status: 200 })
    expect(await callGuarded({ auth_time: secondsAgo(601) })).toMatchObject({ status: 403, code: 'step_up_required' })
  })

  test('tells the log whom it refused', async () => {
    expect(await callGuarded({})).toMatchObject({ status: 403, namesCaller: true })
  })

  test('stays shut where the issuer tells of no proof', async () => {
    const { status, me } = await callGuarded({})
    expect([status, me]).toMatchObject([403, { provenUntil: null }])
  })
})

describe('a role that must have a second factor', () => {
  test('may do nothing without one, and is told why', async () => {
    const { code, me } = await callGuarded({ auth_time: secondsAgo(1) }, { role: 'admin' })
    expect(code).toBe('factor_required')
    expect(me).toMatchObject({
      permissions: [],
      restriction: 'factor_required',
      secondFactor: { enabled: false, required: true },
    })
  })

  test('may with one', async () => {
    const claims = { auth_time: secondsAgo(1), amr: ['pwd', 'otp'] }
    expect(await callGuarded(claims, { role: 'admin' })).toMatchObject({ status: 200, me: { restriction: null } })
  })
})

test.each([
  ['no id', 'harbour', 400],
  ['a list', 'a,b', 400],
  ['somebody else’s organization', '00000000-0000-4000-8000-000000000000', 403],
])('an organization header with %s is refused', async (_what, id, status) => {
  const reply = await callGuarded({ auth_time: secondsAgo(1) }, { headers: { 'x-organization-id': id } })
  expect(reply.status).toBe(status)
})
