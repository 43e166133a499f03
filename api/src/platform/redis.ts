import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'

/** A connection that answers soon or not at all: whatever uses it can go on without. */
export interface RedisConnection {
  /** Runs a Lua script on one key; rejects while Redis does not answer. */
  run(script: string, key: string, argument: string): Promise<unknown>
  /** Sends to whoever listens now; rejects while Redis does not answer. */
  publish(channel: string, message: string): Promise<unknown>
  ping(): Promise<void>
  close(): Promise<void>
}

const usualAnswerMs = 250
const longestPauseMs = 2000
const retryStrategy = (attempt: number) => Math.min(attempt * 200, longestPauseMs)

export async function openRedis(
  url: string,
  onError: (error: Error) => void,
  answerMs = usualAnswerMs,
): Promise<RedisConnection> {
  const { Redis } = await import('ioredis')
  const redis: Redis = new Redis(url, {
    commandTimeout: answerMs,
    connectTimeout: 2000,
    maxRetriesPerRequest: 0,
    // A command that waits for a lost connection would hold up its request.
    enableOfflineQueue: false,
    retryStrategy,
  })
  redis.on('error', onError)
  return {
    run: (script, key, argument) => redis.eval(script, 1, key, argument),
    publish: (channel, message) => redis.publish(channel, message),
    ping: async () => void (await redis.ping()),
    close: async () => redis.disconnect(),
  }
}

/** Carries words between instances, as far as it can: whoever uses it looks for themselves from time to time. */
export interface MessageBus {
  /** Passes the message to the other instances; the same one many times in a row goes once. */
  tell(message: string): void
  /** Hears what other instances tell. */
  listen(hear: (message: string) => void): void
  close(): Promise<void>
}

export async function openMessageBus(
  url: string,
  { redis, channel, onError }: { redis: RedisConnection; channel: string; onError: (error: Error) => void },
): Promise<MessageBus> {
  const { Redis } = await import('ioredis')
  // A connection that listens can do nothing else. It comes back by itself, and listens again.
  const listener: Redis = new Redis(url, { connectTimeout: 2000, maxRetriesPerRequest: null, retryStrategy })
  listener.on('error', onError)
  const self = randomUUID()
  const untold = new Set<string>()

  function tellAll() {
    for (const message of untold) redis.publish(channel, `${self} ${message}`).catch(onError)
    untold.clear()
  }

  return {
    tell(message) {
      if (untold.size === 0) setImmediate(tellAll)
      untold.add(message)
    },
    listen(hear) {
      listener.on('message', (_channel: string, text: string) => {
        const [from, message = ''] = text.split(' ')
        if (from !== self) hear(message)
      })
      listener.subscribe(channel).catch(onError)
    },
    close: async () => listener.disconnect(),
  }
}
