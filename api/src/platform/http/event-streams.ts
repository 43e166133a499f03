import type { FastifyInstance } from 'fastify'
import type { OpenStream } from './event-stream-reply.ts'

declare module 'fastify' {
  interface FastifyInstance {
    eventStreams: EventStreams
  }
}

/** Every open stream of this process, kept alive and ended by one timer. */
export interface EventStreams {
  add(stream: OpenStream): void
  remove(stream: OpenStream): void
  open(): OpenStream[]
}

export interface StreamTimes {
  /** Silence after which a comment is sent, so that proxies do not cut the stream. */
  keepAliveMs?: number
  /** App Runner ends every request at 120 s, so the stream ends first and says so. */
  lifetimeMs?: number
  /** How long a reader may be behind; it can resume where it stopped. */
  patienceMs?: number
}

const defaultTimes: Required<StreamTimes> = { keepAliveMs: 15_000, lifetimeMs: 100_000, patienceMs: 10_000 }
const reconnectAfterMs = 100
const readersHaveMs = 2000

// Another instance must have taken over, and not everybody should come back at once.
const reconnectAfterRestartMs = () => 500 + Math.floor(Math.random() * 1500)

export function keepEventStreams(app: FastifyInstance, times: StreamTimes = {}) {
  const { keepAliveMs, lifetimeMs, patienceMs } = { ...defaultTimes, ...times }
  const open = new Set<OpenStream>()
  let closing = false

  const tend = () => {
    const now = Date.now()
    for (const stream of open) {
      if (now - (stream.behindSince ?? now) >= patienceMs) stream.cut()
      else if (now - stream.openedAt >= lifetimeMs) stream.reconnect(reconnectAfterMs)
      else if (now - stream.lastWriteAt >= keepAliveMs) stream.keepAlive()
    }
  }
  const timer = setInterval(tend, Math.min(1000, keepAliveMs / 5, lifetimeMs / 5, patienceMs / 5)).unref()

  app.decorate('eventStreams', {
    add: (stream) => {
      open.add(stream)
      if (closing) stream.reconnect(reconnectAfterRestartMs())
    },
    remove: (stream) => open.delete(stream),
    open: () => [...open],
  })

  app.addHook('preClose', async () => {
    closing = true
    clearInterval(timer)
    for (const stream of open) stream.reconnect(reconnectAfterRestartMs())
    setTimeout(() => {
      for (const stream of open) stream.cut()
    }, readersHaveMs).unref()
  })
}
