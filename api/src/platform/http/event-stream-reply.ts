import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../principal.ts'
import type { EventStreams } from './event-streams.ts'
import { factsOf } from './request-observation.ts'

/** What is sent: `data` becomes JSON; only events that can be resumed have an `id`. */
interface StreamEvent {
  id?: number
  event: string
  data: unknown
}

export interface EventStream {
  /** Ignored once closed. A reader that falls too far behind is disconnected instead of buffered without bound. */
  send(event: StreamEvent): void
  /** Resolves when the reader has taken in what was sent, or is gone: wait for it while replaying many events. */
  drained(): Promise<void>
  end(): void
  readonly closed: boolean
}

/** The stream as its registry sees it. */
export interface OpenStream extends EventStream {
  /** Who reads it; null on a public route. */
  readonly principal: Principal | null
  readonly openedAt: number
  readonly lastWriteAt: number
  /** Since when the reader has not taken in all that was sent. */
  readonly behindSince: number | undefined
  keepAlive(): void
  reconnect(afterMs: number): void
  /** Ends without waiting for the reader to take in what is left. */
  cut(): void
}

interface Options {
  /** Called once, however the stream ended; not for a reader who left before it opened, who finds it closed. */
  onClose: () => void
}

// The longest note replayed in one go fits; nobody gets more memory than that.
const maxBufferedBytes = 8 * 1024 * 1024

/** Turns the reply into an event stream that keeps itself alive, and asks to be resumed before anything cuts it. */
export function openEventStream(request: FastifyRequest, reply: FastifyReply, options: Options): EventStream {
  const { eventStreams } = request.server
  reply.hijack()
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as OutgoingHttpHeaders),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    // A kept connection would hold up closing the server long after the stream has ended.
    connection: 'close',
  })
  reply.raw.flushHeaders()
  // How long it is read is no latency.
  request.observation?.end('ok', factsOf(request, 200))
  const principal = (request.principal as Principal | undefined) ?? null
  return writeStream(reply.raw, eventStreams, { ...options, principal })
}

interface Reader extends Options {
  principal: Principal | null
}

function writeStream(response: ServerResponse, eventStreams: EventStreams, reader: Reader): EventStream {
  let pending = ''
  // A reader may leave before the first event; `close` has been and does not come again.
  let open = !response.destroyed
  let lastWriteAt = Date.now()
  let behindSince: number | undefined

  // Frames of one tick leave in one write.
  const write = (frame: string) => {
    if (!open) return
    if (pending === '') queueMicrotask(flush)
    pending += frame
  }

  const flush = () => {
    if (pending === '' || response.destroyed) return
    lastWriteAt = Date.now()
    if (!response.write(pending)) behindSince ??= lastWriteAt
    pending = ''
    if (response.writableLength > maxBufferedBytes) response.destroy()
  }

  const end = () => {
    if (!open) return
    flush()
    open = false
    response.end()
  }

  const stream: OpenStream = {
    principal: reader.principal,
    openedAt: Date.now(),
    get lastWriteAt() {
      return lastWriteAt
    },
    get behindSince() {
      return behindSince
    },
    get closed() {
      return !open
    },
    send: (event) => write(toFrame(event)),
    keepAlive: () => write(': keep-alive\n\n'),
    reconnect: (afterMs) => {
      write(toFrame({ event: 'reconnect', data: { afterMs } }))
      end()
    },
    cut: () => void response.destroy(),
    drained: () => {
      flush()
      return drainOf(response)
    },
    end,
  }
  if (!open) return stream
  eventStreams.add(stream)
  response.on('drain', () => (behindSince = undefined))
  response.once('close', () => {
    open = false
    eventStreams.remove(stream)
    reader.onClose()
  })
  // A reader that goes away mid-write is no failure of ours; `close` follows.
  response.on('error', () => undefined)
  return stream
}

const toFrame = ({ id, event, data }: StreamEvent) =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

function drainOf(response: ServerResponse): Promise<void> {
  if (!response.writableNeedDrain || response.destroyed) return Promise.resolve()
  const { promise, resolve } = Promise.withResolvers<void>()
  const done = () => {
    response.off('drain', done)
    response.off('close', done)
    resolve()
  }
  response.once('drain', done)
  response.once('close', done)
  return promise
}
