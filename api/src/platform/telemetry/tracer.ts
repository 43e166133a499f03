import { AsyncLocalStorage } from 'node:async_hooks'
import { type Context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import type { Observation, Piece, RequestFacts } from './telemetry.ts'

export type Tracer = ReturnType<typeof createTracer>

const kinds = {
  request: SpanKind.SERVER,
  job: SpanKind.CONSUMER,
  upstream: SpanKind.CLIENT,
  statement: SpanKind.CLIENT,
}

const unrecorded: Observation = { within: (work) => work(), end: () => undefined }

/** Spans of our own naming, sent to a collector: instruments that watch by themselves would send addresses and SQL with them. */
export function createTracer({ endpoint, version }: { endpoint: string; version: string }) {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'medinotes-pro', 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: 2000 })],
  })
  const tracer = provider.getTracer('medinotes-pro', version)
  const current = new AsyncLocalStorage<Context>()

  return {
    start(piece: Piece, caller?: string): Observation {
      const parent = contextOf(caller) ?? current.getStore()
      // A statement that nobody asked for, such as looking for jobs, is nothing to follow.
      if (piece.kind === 'statement' && parent === undefined) return unrecorded
      const span = tracer.startSpan(piece.name, { kind: kinds[piece.kind] }, parent ?? ROOT_CONTEXT)
      const context = trace.setSpan(parent ?? ROOT_CONTEXT, span)
      return { within: (work) => current.run(context, work), end: (outcome, facts) => endSpan(span, outcome, facts) }
    },
    close: () => provider.shutdown().catch(() => undefined),
  }
}

function endSpan(span: Span, outcome: 'ok' | 'failed', facts?: RequestFacts) {
  if (facts) {
    span.setAttributes({
      'http.request.method': facts.method,
      'http.route': facts.route,
      'http.response.status_code': facts.status,
      'medinotes.request_id': facts.requestId,
    })
  }
  if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR })
  span.end()
}

const traceparent = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/

/** Only the ids are taken over: whether a trace is kept is not the caller's to say. */
function contextOf(caller: string | undefined): Context | undefined {
  const [, traceId, spanId] = traceparent.exec(caller ?? '') ?? []
  if (traceId === undefined || spanId === undefined) return undefined
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true })
}
