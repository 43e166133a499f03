import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

let service: TestApp
beforeAll(async () => void (service = await createTestApp()))
afterAll(() => service.close())

const report = (type: string, payload: unknown) =>
  service.app.inject({
    ...{ method: 'POST', url: '/api/csp-reports', headers: { 'content-type': type } },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  })

const told = () =>
  service.log.filter((line) => line.includes('"event":"csp-report"')).map((line) => JSON.parse(line) as object)

test('what a browser kept out is a line of the log: directive and host, and nothing of the page it was on', async () => {
  const page = 'https://notes.example/app/patients?query=Wilhelmina'
  const old = {
    'document-uri': page,
    'effective-directive': 'script-src-elem',
    'blocked-uri': `https://cdn.example/x?${page}`,
  }
  expect((await report('application/csp-report', { 'csp-report': old })).statusCode).toBe(204)
  const body = { documentURL: page, effectiveDirective: 'style-src wilhelmina', blockedURL: 'inline' }
  expect((await report('application/reports+json', [{ type: 'csp-violation', url: page, body }])).statusCode).toBe(204)
  await report('application/csp-report', {
    'csp-report': { 'effective-directive': 'wilhelmina', 'blocked-uri': 'wilhelmina' },
  })
  expect(told()).toMatchObject([
    { level: 'warn', directive: 'script-src-elem', blocked: 'cdn.example' },
    { directive: 'style-src', blocked: 'inline' },
    { directive: 'other', blocked: 'other' },
  ])
  expect(service.log.join('')).not.toMatch(/helmina/)
})

test.each([
  ['application/csp-report', '{"csp-report":', 400],
  ['application/csp-report', 'null', 400],
  ['application/reports+json', '{"__proto__":{}}', 400],
  ['application/csp-report', `{"csp-report":{"blocked-uri":"${'x'.repeat(20_000)}"}}`, 413],
  ['text/xml', '<a/>', 415],
])('%s that is not one is refused', async (type, payload, status) => {
  expect((await report(type, payload)).statusCode).toBe(status)
})

test('a flood is not written down', async () => {
  const many = Array.from({ length: 50 }, () => ({ type: 'csp-violation', body: { blockedURL: 'eval' } }))
  await report('application/reports+json', many)
  await report('application/reports+json', many)
  expect(told().length).toBeLessThanOrEqual(20)
})
