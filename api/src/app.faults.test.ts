import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { visit } from './testing/consultation-fixture.ts'
import { type FaultProxy, openFaultProxy } from './testing/fault-proxy.ts'
import { createScriptedWriter, text } from './testing/scripted-writer.ts'
import { type CallAs, json, startTestService } from './testing/test-service.ts'

// The first note waits for ever; those after it are whole.
const writer = createScriptedWriter([text('summary', 'Left knee'), 'pause'], [text('summary', 'Left knee pain.')])
let line: FaultProxy
let service: Awaited<ReturnType<typeof startTestService>>
let call: CallAs

beforeAll(async () => {
  const reach = async (url: string) => (line = await openFaultProxy(url)).url
  service = await startTestService({ writer, reach })
  call = await service.signUp()
})
afterAll(async () => {
  await service.close()
  await line.close()
})

const status = async (path: string) => (await fetch(service.url + path)).status

async function readUntil(reply: Response, pattern: RegExp) {
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader()
  let body = ''
  while (!pattern.test(body)) {
    const next = await reader?.read()
    if (!next || next.done) return { body, rest: async () => '' }
    body += next.value
  }
  const rest = async () => {
    let more = ''
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) more += next.value
    return more
  }
  return { body, rest }
}

test('a database that is gone costs a clear refusal in two seconds, and no more than ten once it is back', async () => {
  const { body, rest } = await readUntil(await call('/api/consultation', json(visit)), /Left knee/)
  const id = /"consultationId":"([^"]+)/.exec(body)?.[1]

  await line.become({ kind: 'resets' })
  const begun = performance.now()
  const requests = ['/api/consultations', `/api/consultations/${id}`].map((path) => call(path))
  for (const reply of await Promise.all([...requests, call('/api/consultation', json(visit))])) {
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '2'])
    expect(reply.headers.get('content-type')).toContain('application/problem+json')
    expect(await reply.json()).toMatchObject({ status: 503, code: 'unavailable' })
  }
  expect(performance.now() - begun).toBeLessThan(2000)
  expect([await status('/health'), await status('/ready')]).toEqual([200, 503])

  await line.become({ kind: 'passes' })
  await vi.waitFor(async () => expect(await status('/ready')).toBe(200), { timeout: 10_000, interval: 200 })
  const stored = async () =>
    (await (await call(`/api/consultations/${id}`)).json()) as { status: string; problem: object }
  await vi.waitFor(async () => expect(await stored()).toMatchObject({ status: 'interrupted' }), { timeout: 10_000 })

  // The reader of the lost attempt is let go, and finds out by resuming why it ended.
  writer.resume()
  expect(await rest()).toBe('')
  const resumed = await (await call(`/api/consultations/${id}/events`, { headers: { 'last-event-id': '2' } })).text()
  expect(resumed).toMatch(/^id: 3\nevent: failed\ndata: .*"generation_interrupted"/)

  const continued = await (await call(`/api/consultations/${id}/continue`, { method: 'POST' })).text()
  expect(continued).toMatch(/event: finished/)
})

test('sign-in says so too', async () => {
  await line.become({ kind: 'resets' })
  const account = { email: 'nobody@example.test', password: 'correct-horse-battery' }
  const reply = await fetch(`${service.url}/api/auth/sign-in/email`, json(account))
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '2'])
  expect(await reply.json()).toMatchObject({ code: 'unavailable' })
  await line.become({ kind: 'passes' })
})

test('nothing that was logged meanwhile names the patient or quotes the notes', () => {
  expect(service.logLines.length).toBeGreaterThan(5)
  expect(service.logLines.join('')).not.toMatch(/Connor|knee|penicillin/i)
})
