import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Integration } from '@medinotes/shared/integrations'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { type CallerApp, createCallerApp } from '../../testing/caller-app.ts'
import { createIntegrationChecks } from './integration-checks.ts'

let ai: Server
let answer = 200
let asked: { url: string | undefined; authorization: string | undefined }[] = []
let service: CallerApp
let operator: Principal
beforeAll(async () => {
  ai = createServer(({ url, headers: { authorization } }, reply) => {
    asked.push({ url, authorization })
    reply.writeHead(answer).end('{"data":[]}')
  })
  await new Promise<void>((resolve) => ai.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(ai.address() as AddressInfo).port}/v1`
  service = await createCallerApp({
    environment: { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: 'sk-marigold', CLAMAV_URL: 'tcp://127.0.0.1:9' },
  })
  operator = await service.person({ role: 'admin', operates: true })
})
afterAll(async () => {
  await service.close()
  ai.closeAllConnections()
  ai.close()
})
beforeEach(async () => {
  answer = 200
  asked = []
  await service.query('delete from integration_states')
  await service.query('delete from notices')
})

const list = async (request = 'GET /api/admin/integrations') => {
  const { body } = await service.send(operator, request)
  return (body as { items: Integration[] }).items
}
const find = (items: Integration[], part: string) => items.find((item) => item.part === part)
/** A round of checks, as the job makes it, whatever was found a moment ago. */
const check = () => service.context.integrations.checkAfresh()

describe('the state of what the product rests on', () => {
  test('is found by asking, at no cost, and says what is embedded and what would switch the real part on', async () => {
    expect(find(await list(), 'note-writer')).toMatchObject({ state: 'unknown', checkedAt: null })
    const items = await list('POST /api/admin/integrations/check')
    expect(find(items, 'database')).toMatchObject({ real: false, state: 'working', variable: 'DATABASE_URL' })
    expect(find(items, 'note-writer')).toMatchObject({ real: true, state: 'working', checkFault: null })
    expect(find(items, 'note-writer')?.latencyMs).toBeLessThan(5000)
    expect(find(items, 'mail')).toMatchObject({ real: false, state: 'nothing-to-check', checkedAt: null })
    expect(find(items, 'acuity')).toMatchObject({ state: 'nothing-to-check', connections: { connected: 0, halted: 0 } })
    expect(find(items, 'scanner')).toMatchObject({ real: true, state: 'failing', checkFault: 'unreachable' })
    expect(asked).toEqual([{ url: '/v1/models', authorization: 'Bearer sk-marigold' }])
    expect(JSON.stringify(items)).not.toMatch(/marigold|\d:9\b|\/v1/)
  })

  test('is asked once for several who ask at the same moment, and again soon after not at all', async () => {
    await check()
    asked = []
    await Promise.all(['POST', 'POST', 'POST'].map((method) => list(`${method} /api/admin/integrations/check`)))
    expect(asked).toEqual([])
    await Promise.all([check(), check(), check()])
    expect(asked).toHaveLength(1)
  })

  test.each([
    [401, 'refused'],
    [429, 'busy'],
    [500, 'broken'],
  ] as const)('is failing where a service answers %s', async (given, checkFault) => {
    answer = given
    await check()
    const writer = find(await list(), 'note-writer')
    expect(writer).toMatchObject({ state: 'failing', checkFault, failingSince: writer?.checkedAt })
    answer = 200
    await check()
    expect(find(await list(), 'note-writer')).toMatchObject({ state: 'working', checkFault: null, failingSince: null })
  })

  test('is troubled where checks succeed and the last use did not', async () => {
    await check()
    await service.query(
      `update integration_states set succeeded_at = now() - interval '1 hour', faulted_at = now(), fault = 'busy' where key = 'note-writer'`,
    )
    expect(find(await list(), 'note-writer')).toMatchObject({ state: 'troubled', fault: 'busy' })
  })

  test('is for those who run the installation', async () => {
    const admin = await service.person({ role: 'admin' })
    expect((await service.send(admin, 'GET /api/admin/integrations')).status).toBe(403)
  })
})

test('a service that says nothing is given up', async () => {
  const probes = new Map([['acuity', () => new Promise(() => undefined)]])
  const { database } = service.context
  const checks = createIntegrationChecks({ database, probes, onChecked: async () => undefined, patienceMs: 20 })
  await checks.afresh()
  expect(await service.query('select key, check_fault as fault from integration_states')).toEqual([
    { key: 'acuity', fault: 'timeout' },
  ])
})

test('readiness asks the same questions', async () => {
  expect(await service.send(null, 'GET /ready')).toMatchObject({
    status: 200,
    body: { checks: { database: 'ok', documents: 'ok', scanner: 'degraded' } },
  })
})

test('those who run the installation are told once of what fails for a quarter of an hour, and when it works again', async () => {
  const told = async () => {
    const { items } = await service.context.outbox.list({ limit: 100 })
    return items.filter(({ recipient }) => recipient === operator.email).map(({ subject }) => subject)
  }
  answer = 500
  await check()
  await service.query(`update integration_states set failing_since = now() - interval '14 minutes'`)
  await check()
  expect(await told()).toEqual([])
  await service.query(
    `update integration_states set failing_since = now() - interval '15 minutes' where key = 'note-writer'`,
  )
  await Promise.all([check(), check()])
  await check()
  expect(await told()).toEqual(['The AI service has not worked for a while'])
  answer = 200
  await check()
  await check()
  expect(await told()).toEqual(['The AI service works again', 'The AI service has not worked for a while'])
})
