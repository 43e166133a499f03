import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Fault } from '../logger.ts'
import type { Piece, RequestFacts } from './telemetry.ts'

/** Figures that are looked at rather than counted, by what they tell apart. */
const gauges = {
  medinotes_streams_open: { help: 'Event streams that people read', label: null },
  medinotes_database_connections: { help: 'Connections of the pool that serves requests', label: 'state' },
  medinotes_jobs: { help: 'Jobs overdue by a minute, and those that failed for good', label: 'state' },
} as const
export type GaugeName = keyof typeof gauges
export const gaugeNames = Object.keys(gauges) as GaugeName[]

/** One figure, or several under the values of the label; null while there is none. */
export type ReadGauge = () => number | Record<string, number> | null | Promise<Record<string, number> | null>

interface Ended {
  outcome: 'ok' | 'failed'
  facts: RequestFacts | undefined
  seconds: number
}

export type Metrics = ReturnType<typeof createMetrics>

const buckets = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Every label is one of our own names, a method or a status: no address, no id, no word of anybody's. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const counters = createCounters(registry)
  return {
    contentType: registry.contentType,
    render: () => registry.metrics(),
    values: () => registry.getMetricsAsJSON(),
    gauge: (name: GaugeName, read: ReadGauge) => addGauge(registry, name, read),
    fault: ({ level, event = 'other' }: Pick<Fault, 'level' | 'event'>) => counters.faults.inc({ level, event }),
    count({ kind, name }: Piece, { outcome, facts, seconds }: Ended) {
      if (kind !== 'request') return counters[kind].observe({ [labelOf[kind]]: name, outcome }, seconds)
      counters.requests.inc({ operation: name, method: facts?.method ?? '', status: String(facts?.status ?? '') })
      counters.request.observe({ operation: name }, seconds)
    },
  }
}

const labelOf = { job: 'job', upstream: 'upstream', statement: 'statement' } as const

function createCounters(registry: Registry) {
  const timed = (name: string, help: string, labelNames: string[]) =>
    new Histogram({ name, help, labelNames, buckets, registers: [registry] })
  return {
    requests: new Counter({
      ...{ name: 'medinotes_http_requests_total', help: 'Requests that were answered', registers: [registry] },
      labelNames: ['operation', 'method', 'status'],
    }),
    faults: new Counter({
      ...{ name: 'medinotes_faults_total', help: 'What the log calls an error or fatal', registers: [registry] },
      labelNames: ['level', 'event'],
    }),
    request: timed('medinotes_http_request_duration_seconds', 'Until the reply, or a stream, was there', ['operation']),
    upstream: timed('medinotes_upstream_duration_seconds', 'Uses of other services', ['upstream', 'outcome']),
    job: timed('medinotes_job_duration_seconds', 'Jobs in the background', ['job', 'outcome']),
    statement: timed('medinotes_statement_duration_seconds', 'SQL statements', ['statement', 'outcome']),
  }
}

function addGauge(registry: Registry, name: GaugeName, read: ReadGauge) {
  const { help, label } = gauges[name]
  const gauge: Gauge = new Gauge({
    ...{ name, help, labelNames: label === null ? [] : [label], registers: [registry] },
    // A figure that cannot be had is missing; it must not keep the others away.
    async collect() {
      const value = await Promise.resolve()
        .then(read)
        .catch(() => null)
      gauge.reset()
      if (typeof value === 'number') gauge.set(value)
      else if (label !== null) for (const [key, each] of Object.entries(value ?? {})) gauge.set({ [label]: key }, each)
    },
  })
}
