import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { parseEnvironment } from '../../config.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { createLogger } from '../logger.ts'
import { openTelemetry, type Telemetry } from './telemetry.ts'

const token = 'a-token-of-sixteen-letters'
/** Who must be in nothing that leaves. */
const somebody = 'Wilhelmina Ashgrove'

interface Taken {
  path: string
  body: string
}

let outside: Server
const taken: Taken[] = []
let telemetry: Telemetry
let served: TestApp

beforeAll(async () => {
  outside = createServer((request, reply) => {
    const take = async () => {
      const bytes = await buffer(request)
      const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes
      taken.push({ path: request.url ?? '', body: body.toString() })
      reply.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    }
    void take()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => outside.once('listening', resolve))
  const { port } = outside.address() as AddressInfo
  const environment = {
    ...{ METRICS_TOKEN: token, SENTRY_DSN: `http://key@127.0.0.1:${port}/7` },
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
  }
  telemetry = await openTelemetry({ ...parseEnvironment(environment), version: '1.2.3' })
  served = await createTestApp({
    ...{ environment, telemetry },
    extend: (app) => {
      const config = { permission: 'public', operation: 'test.fail', outcome: { anyone: 500 } } as const
      app.post('/api/test/:name', { config: { ...config, idempotent: { unneeded: 'a test' } } }, async () => {
        const cause = Object.assign(new RangeError(`no ${somebody}\n    at ${somebody} (/home/${somebody}:1:2)`), {
          ...{ code: '23505', detail: somebody, [somebody]: somebody },
        })
        throw new Error(`${somebody} is not here`, { cause })
      })
    },
  })
})
afterEach(() => void taken.splice(0))
afterAll(async () => {
  await served.close()
  await telemetry.close()
  outside.close()
})

const metrics = async (authorization?: string) =>
  served.app.inject({ url: '/metrics', ...(authorization !== undefined && { headers: { authorization } }) })

const failFor = (headers: Record<string, string> = {}) =>
  served.app.inject({
    ...{ method: 'POST', url: `/api/test/${encodeURIComponent(somebody)}?query=${encodeURIComponent(somebody)}` },
    ...{ payload: { name: somebody }, headers: { 'user-agent': somebody, ...headers } },
  })

const arrived = (path: string, count = 1) =>
  vi.waitFor(
    () => {
      const found = taken.filter((each) => each.path.startsWith(path))
      expect(found.length).toBeGreaterThanOrEqual(count)
      return found
    },
    { timeout: 5000 },
  )

test('Sentry hears of an error by class, code, place and operation, and of nobody it is about', async () => {
  expect((await failFor()).statusCode).toBe(500)
  const [report] = await arrived('/api/7/envelope/')
  expect(report?.body).not.toMatch(/Wilhelmina|Ashgrove/)
  const event = JSON.parse(report?.body.split('\n')[2] ?? '') as Record<string, unknown>
  expect(event).toMatchObject({
    ...{ level: 'error', release: 'medinotes-pro@1.2.3', tags: { operation: 'test.fail', code: '23505' } },
    exception: { values: [{ type: 'RangeError' }] },
  })
  expect(JSON.stringify(event)).toContain('telemetry.test.ts')
  expect(Object.keys(event).toSorted()).toEqual(
    ['event_id', 'exception', 'level', 'platform', 'release', 'tags', 'timestamp'].toSorted(),
  )
})

test('a trace goes from the page’s id through the request to its statements, and names nobody', async () => {
  const [traceId, spanId] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331']
  await failFor({ traceparent: `00-${traceId}-${spanId}-00` })
  await served.app.inject({ url: '/ready', headers: { traceparent: `00-${traceId}-${spanId}-00` } })
  const spans = await vi.waitFor(
    async () => {
      const bodies = await arrived('/v1/traces')
      expect(bodies.map(({ body }) => body).join('')).not.toMatch(/Wilhelmina|Ashgrove/)
      const all = bodies.flatMap(({ body }) => spansOf(body)).filter((span) => span.traceId === traceId)
      expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(['test.fail', 'service.ready', 'select']))
      return all
    },
    { timeout: 8000 },
  )
  const request = spans.find(({ name }) => name === 'service.ready')
  expect(request?.parentSpanId).toBe(spanId)
  expect(spans.find(({ name }) => name === 'select')?.parentSpanId).toBe(request?.spanId)
  const attributes = spans.find(({ name }) => name === 'test.fail')?.attributes.map(({ key }) => key)
  expect(attributes?.toSorted()).toEqual(
    ['http.request.method', 'http.response.status_code', 'http.route', 'medinotes.request_id'].toSorted(),
  )
})

interface SentSpan {
  traceId: string
  spanId: string
  parentSpanId: string
  name: string
  attributes: { key: string }[]
}

const spansOf = (body: string) =>
  (JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[] }).resourceSpans.flatMap((each) =>
    each.scopeSpans.flatMap(({ spans }) => spans),
  )

test('figures are for whoever has the token, by operation and never by address', async () => {
  await failFor()
  expect((await metrics()).statusCode).toBe(401)
  expect((await metrics('Bearer another')).statusCode).toBe(401)
  const { statusCode, body, headers } = await metrics(`Bearer ${token}`)
  expect(statusCode).toBe(200)
  expect(headers['content-type']).toContain('text/plain; version=0.0.4')
  expect(body).not.toMatch(/Wilhelmina|Ashgrove|%20/)
  expect(body).toMatch(/medinotes_http_requests_total\{operation="test.fail",method="POST",status="500"\} \d/)
  expect(body).toMatch(/medinotes_http_request_duration_seconds_bucket\{le="1",operation="test.fail"\} \d/)
  expect(body).toMatch(/medinotes_statement_duration_seconds_count\{statement="select",outcome="ok"\} \d/)
  expect(body).toMatch(/medinotes_database_connections\{state="waiting"\} 0/)
  expect(body).toMatch(/medinotes_streams_open 0/)
  expect(body).toContain('nodejs_eventloop_lag_p99_seconds')
})

test('an error within another place of the service is told too, and a warning is not', async () => {
  const logger = createLogger('info', { write: () => undefined }, telemetry.report)
  logger.warn({ err: new Error(somebody), event: 'a-warning' }, 'Only a warning')
  logger.fatal({ err: new Error(somebody), event: 'the-end' }, 'The end')
  expect((await metrics(`Bearer ${token}`)).body).toContain('medinotes_faults_total{level="fatal",event="the-end"} 1')
  const told = await vi.waitFor(async () => {
    const reports = (await arrived('/api/7/envelope/')).map(({ body }) => body).join('')
    expect(reports).toContain('"tags":{"event":"the-end"}')
    return reports
  })
  expect(told).toContain('"level":"fatal"')
  expect(told).not.toMatch(/Wilhelmina|Ashgrove|a-warning/)
})
