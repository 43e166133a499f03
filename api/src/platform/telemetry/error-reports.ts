import {
  createEventEnvelope,
  createTransport,
  type Event,
  getEnvelopeEndpointWithUrlEncodedAuth,
  makeDsn,
} from '@sentry/core'
import type { Fault } from '../logger.ts'

const sendLimitMs = 5000
const flushMs = 2000

/**
 * Tells Sentry of errors with what the log says of them. Events are made here, field by field; the SDK's client, which gathers
 * requests, breadcrumbs and messages by itself, is not in use.
 */
export function createReports(dsn: string, version: string) {
  const project = makeDsn(dsn)
  if (!project) throw new Error('SENTRY_DSN names no project')
  const url = getEnvelopeEndpointWithUrlEncodedAuth(project)
  const transport = createTransport({ recordDroppedEvent: () => undefined }, async ({ body }) => {
    const signal = AbortSignal.timeout(sendLimitMs)
    const reply = await fetch(url, { method: 'POST', body: bytesOf(body), signal, redirect: 'error' })
    await reply.body?.cancel()
    return {
      statusCode: reply.status,
      headers: {
        'x-sentry-rate-limits': reply.headers.get('x-sentry-rate-limits'),
        'retry-after': reply.headers.get('retry-after'),
      },
    }
  })
  return {
    report(fault: Fault) {
      // A Sentry that is away loses the event; the log has it.
      transport.send(createEventEnvelope(toEvent(fault, version), project)).then(undefined, () => undefined)
    },
    close: async () => void (await transport.flush(flushMs)),
  }
}

const bytesOf = (body: string | Uint8Array) => (typeof body === 'string' ? body : new Uint8Array(body))

function toEvent({ level, operation, event, code, type, frames }: Fault, release: string): Event {
  return {
    event_id: crypto.randomUUID().replaceAll('-', ''),
    timestamp: Date.now() / 1000,
    platform: 'node',
    level,
    release: `medinotes-pro@${release}`,
    tags: { operation, event, code },
    exception: {
      values: [
        {
          type,
          // Sentry shows the innermost call last.
          stacktrace: { frames: frames.map(toFrame).toReversed() },
        },
      ],
    },
  }
}

const place = /^ {4}at (?:(.+) \()?(.+?):(\d+):(\d+)\)?$/

function toFrame(line: string) {
  const [, name, file = 'unknown', lineno, colno] = place.exec(line) ?? []
  const filename = file.replace(/^.*\/(?=(?:api|shared|node_modules)\/)/, '')
  return {
    ...(name !== undefined && { function: name }),
    ...{ filename, lineno: Number(lineno), colno: Number(colno) },
    in_app: !/node_modules|^node:/.test(file),
  }
}
