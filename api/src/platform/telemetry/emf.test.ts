import { expect, test } from 'vitest'
import { writeEmfLines } from './emf.ts'
import { createMetrics } from './metrics.ts'

test('each minute’s figures are lines for CloudWatch, counted since the line before', async () => {
  const metrics = createMetrics()
  const lines: Record<string, unknown>[] = []
  const emf = writeEmfLines(metrics, (line) => lines.push(JSON.parse(line) as Record<string, unknown>))
  const answer = (status: number, seconds: number) =>
    metrics.count(
      { kind: 'request', name: 'booking.list' },
      {
        outcome: status < 500 ? 'ok' : 'failed',
        facts: { method: 'GET', route: '/api/bookings', status, requestId: 'r' },
        seconds,
      },
    )
  metrics.gauge('medinotes_database_connections', () => ({ used: 3, waiting: 2 }))
  answer(200, 0.02)
  answer(500, 1.4)
  metrics.count({ kind: 'upstream', name: 'mail' }, { outcome: 'failed', facts: undefined, seconds: 2 })
  await emf.tell()
  answer(503, 0.01)
  await emf.close()
  expect(lines).toMatchObject([
    { Requests: 2, ServerErrors: 1, SlowRequests: 1, DatabaseWaiting: 2, JobsFailed: 0 },
    { Upstream: 'mail', UpstreamCalls: 1, UpstreamFailures: 1, UpstreamSeconds: 2 },
    { Requests: 1, ServerErrors: 1, SlowRequests: 0 },
  ])
  expect(lines[1]?.['_aws']).toMatchObject({
    CloudWatchMetrics: [{ Namespace: 'MediNotes', Dimensions: [['Upstream']] }],
  })
})

test('a figure that cannot be had keeps no other away', async () => {
  const metrics = createMetrics()
  metrics.gauge('medinotes_jobs', () => Promise.reject(new Error('no database')))
  metrics.gauge('medinotes_streams_open', () => 4)
  const text = await metrics.render()
  expect(text).toContain('medinotes_streams_open 4')
  expect(text).not.toMatch(/^medinotes_jobs\b/m)
})
