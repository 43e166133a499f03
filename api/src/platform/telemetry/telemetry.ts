import type { Config, Secrets } from '../../config.ts'
import type { Fault } from '../logger.ts'
import type { GaugeName, Metrics, ReadGauge } from './metrics.ts'
import type { Tracer } from './tracer.ts'

/** Something that takes time. Its name is one of ours, never what somebody typed. */
export interface Piece {
  kind: 'request' | 'job' | 'upstream' | 'statement'
  name: string
}

/** What a span may say beside its name: the fields of a request, and no others. */
export interface RequestFacts {
  method: string
  /** The pattern, such as `/api/bookings/:id`. */
  route: string
  status: number
  requestId: string
}

export interface Observation {
  /** What `work` does belongs to it. */
  within<Result>(work: () => Result): Result
  /** Counts once, however often it is called. */
  end(outcome: 'ok' | 'failed', facts?: RequestFacts): void
}

export interface Telemetry {
  /** Begins to time a piece; `caller` is the `traceparent` that came with it. */
  start(piece: Piece, caller?: string): Observation
  observe<Result>(piece: Piece, work: () => Promise<Result>): Promise<Result>
  /** Has a figure looked at whenever metrics are asked for. */
  gauge(name: GaugeName, read: ReadGauge): void
  /** Null where nobody may ask for metrics. */
  page: { token: string; render: Metrics['render']; contentType: string } | null
  /** Counts it, and tells Sentry, where there is one. */
  report(fault: Fault): void
  /** Sends what is still to be sent. */
  close(): Promise<void>
}

const unobserved: Observation = { within: (work) => work(), end: () => undefined }

/** Where nothing is switched on, nothing is measured. */
export const noTelemetry: Telemetry = {
  start: () => unobserved,
  observe: (_piece, work) => work(),
  gauge: () => undefined,
  page: null,
  report: () => undefined,
  close: async () => undefined,
}

interface Parts {
  config: Pick<Config, 'metrics' | 'traces'>
  secrets: Pick<Secrets, 'metricsToken' | 'sentryDsn'>
  version: string
}

/** Opens what the configuration names; each part is loaded only then. */
export async function openTelemetry({ config, secrets, version }: Parts): Promise<Telemetry> {
  const { metricsToken: token, sentryDsn } = secrets
  const { traces } = config
  const [metrics, tracer, reports] = await Promise.all([
    token === null && !config.metrics.emf ? null : import('./metrics.ts').then(({ createMetrics }) => createMetrics()),
    traces && import('./tracer.ts').then(({ createTracer }) => createTracer({ ...traces, version })),
    sentryDsn === null
      ? null
      : import('./error-reports.ts').then(({ createReports }) => createReports(sentryDsn, version)),
  ])
  if (!metrics && !tracer && !reports) return noTelemetry
  const lines = metrics && config.metrics.emf ? (await import('./emf.ts')).writeEmfLines(metrics) : null
  return {
    ...observing(metrics, tracer),
    gauge: (name, read) => metrics?.gauge(name, read),
    page: metrics && token !== null ? { token, render: metrics.render, contentType: metrics.contentType } : null,
    report(fault) {
      metrics?.fault(fault)
      reports?.report(fault)
    },
    close: async () => void (await Promise.all([lines?.close(), tracer?.close(), reports?.close()])),
  }
}

function observing(metrics: Metrics | null, tracer: Tracer | null): Pick<Telemetry, 'start' | 'observe'> {
  function start(piece: Piece, caller?: string): Observation {
    const span = tracer?.start(piece, caller)
    const begun = performance.now()
    let ended = false
    return {
      within: (work) => (span ? span.within(work) : work()),
      end(outcome, facts) {
        if (ended) return
        ended = true
        metrics?.count(piece, { outcome, facts, seconds: (performance.now() - begun) / 1000 })
        span?.end(outcome, facts)
      },
    }
  }

  async function observe<Result>(piece: Piece, work: () => Promise<Result>) {
    const observation = start(piece)
    try {
      const result = await observation.within(work)
      observation.end('ok')
      return result
    } catch (error) {
      observation.end('failed')
      throw error
    }
  }

  return { start, observe }
}
