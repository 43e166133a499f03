import type { Redis } from 'ioredis'

/** A connection that answers soon or not at all: whatever uses it can go on without. */
export interface RedisConnection {
  /** Runs a Lua script on one key; rejects while Redis does not answer. */
  run(script: string, key: string, argument: string): Promise<unknown>
  ping(): Promise<void>
  close(): Promise<void>
}

const answerMs = 250

export async function openRedis(url: string, onError: (error: Error) => void): Promise<RedisConnection> {
  const { Redis } = await import('ioredis')
  const redis: Redis = new Redis(url, {
    commandTimeout: answerMs,
    connectTimeout: 2000,
    maxRetriesPerRequest: 0,
    // A command that waits for a lost connection would hold up its request.
    enableOfflineQueue: false,
    retryStrategy: (attempt) => Math.min(attempt * 200, 2000),
  })
  redis.on('error', onError)
  return {
    run: (script, key, argument) => redis.eval(script, 1, key, argument),
    ping: async () => void (await redis.ping()),
    close: async () => redis.disconnect(),
  }
}
