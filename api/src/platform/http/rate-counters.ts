import type { RedisConnection } from '../redis.ts'

interface Count {
  /** Requests of this window, this one included. */
  current: number
  /** Milliseconds until the window ends. */
  ttl: number
}

/** Counts requests by key in windows that begin with the first one. */
export type CountRequest = (key: string, windowMs: number) => Promise<Count>

interface Window {
  count: number
  endsAt: number
}

/** The most windows held at once, about 20 MB: whoever has this many addresses is no longer held back by counting them. */
const windowsAtMost = 100_000

/** In this process alone. */
export function createLocalCounters(now: () => number = Date.now): CountRequest {
  const windows = new Map<string, Window>()

  function begin(key: string, windowMs: number): Window {
    // The one begun first goes first: a window that is new or busy is not forgotten for the sake of strangers.
    const oldest = windows.size >= windowsAtMost ? windows.keys().next().value : undefined
    if (oldest !== undefined) windows.delete(oldest)
    const window = { count: 0, endsAt: now() + windowMs }
    windows.set(key, window)
    return window
  }

  return async (key, windowMs) => {
    const held = windows.get(key)
    if (held !== undefined && held.endsAt <= now()) windows.delete(key)
    const window = held !== undefined && held.endsAt > now() ? held : begin(key, windowMs)
    window.count += 1
    return { current: window.count, ttl: window.endsAt - now() }
  }
}

const increment = `
local current = redis.call('INCR', KEYS[1])
if current == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { current, redis.call('PTTL', KEYS[1]) }`

const retryMs = 2000

/** For all instances together; while Redis does not answer, each counts for itself: limits never fall away. */
export function createSharedCounters(redis: Pick<RedisConnection, 'run'>, now: () => number = Date.now): CountRequest {
  const countLocally = createLocalCounters(now)
  let silentUntil = -Infinity

  return async (key, windowMs) => {
    const local = countLocally(key, windowMs)
    if (now() < silentUntil) return local
    try {
      const [current, ttl] = (await redis.run(increment, `rate:${key}`, String(windowMs))) as [number, number]
      return { current, ttl: Math.max(ttl, 0) }
    } catch {
      // The connection's own error listener has told the log; asking each time would slow every request down.
      silentUntil = now() + retryMs
      return local
    }
  }
}
