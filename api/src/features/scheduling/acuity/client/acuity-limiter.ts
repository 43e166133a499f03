import type { RedisConnection } from '../../../../platform/redis.ts'
import { AcuityFault } from './acuity-fault.ts'

/** What bookings ask for comes before the reconciliation, and that before what is only to be shown. */
export type Urgency = 'booking' | 'reconciliation' | 'availability'

const order: readonly Urgency[] = ['booking', 'reconciliation', 'availability']

/** Acuity allows ten a second and 20 at once for each address that asks. */
const defaultPerSecond = 6
const defaultAtOnce = 15

/** The part of both that each may use; the rest is kept for what is more urgent. */
const shares: Record<Urgency, number> = { booking: 1, reconciliation: 5 / 6, availability: 1 / 2 }
const patienceMs: Record<Urgency, number> = { booking: 20_000, reconciliation: 20_000, availability: 5000 }

interface Waiter {
  urgency: Urgency
  go(): void
  giveUp(): void
}

interface Options {
  redis?: Pick<RedisConnection, 'run'> | null
  now?: () => number
  perSecond?: number
  atOnce?: number
}

export type AcuityLimiter = ReturnType<typeof createAcuityLimiter>

/** One limiter for each address that asks: each process has one, and they share their rate through Redis where there is one. */
export function createAcuityLimiter(options: Options = {}) {
  const { redis = null, now = Date.now, perSecond = defaultPerSecond, atOnce = defaultAtOnce } = options
  const tokens = createTokens({ redis, now, perSecond })
  let running = 0
  let waiting: Waiter[] = []
  let pausedUntil = 0
  let timer: NodeJS.Timeout | undefined
  let isServing = false
  let isWoken = false

  /** Serves whoever is most urgent for as long as there is something to give, and then sleeps until there may be again. */
  async function serve() {
    isWoken = true
    if (isServing) return
    isServing = true
    clearTimeout(timer)
    let wait = 0
    try {
      // Somebody may come or leave while a token is being taken.
      while (waiting.length > 0 && (wait === 0 || isWoken)) {
        isWoken = false
        wait = await serveOne()
      }
    } finally {
      isServing = false
    }
    if (waiting.length > 0 && wait > 0 && wait < Infinity) timer = setTimeout(() => void serve(), wait)
  }

  /** How long to sleep; zero where somebody was served, infinity where only an ending call makes room. */
  async function serveOne() {
    if (pausedUntil > now()) return pausedUntil - now()
    const next = nextOf(waiting, running, atOnce)
    if (next === undefined) return Infinity
    const wait = await tokens.take(next.urgency)
    // The less urgent have no more than it has; and given up meanwhile, nobody would ever give its place back.
    if (wait > 0 || !waiting.includes(next)) return wait
    waiting = waiting.filter((waiter) => waiter !== next)
    running += 1
    next.go()
    return 0
  }

  function admission(urgency: Urgency, call: string, signal: AbortSignal) {
    const { waiter, promise } = createWaiter(urgency, call, signal, (given) => {
      waiting = waiting.filter((other) => other !== given)
    })
    waiting.push(waiter)
    if (signal.aborted) waiter.giveUp()
    void serve()
    return promise
  }

  return {
    /** Runs the call once it may go; rejects with `not-sent` where it waited too long. */
    async run<Result>(urgency: Urgency, call: string, signal: AbortSignal, work: () => Promise<Result>) {
      await admission(urgency, call, signal)
      try {
        return await work()
      } finally {
        running -= 1
        void serve()
      }
    },
    /** Nobody asks for a while: Acuity said it was too much. */
    pause(ms: number) {
      pausedUntil = Math.max(pausedUntil, now() + ms)
    },
  }
}

/** The most urgent of those there is room for, the first that came. */
const nextOf = (waiting: readonly Waiter[], running: number, atOnce: number) =>
  order
    .filter((urgency) => running < Math.floor(atOnce * shares[urgency]))
    .map((urgency) => waiting.find((waiter) => waiter.urgency === urgency))
    .find((waiter) => waiter !== undefined)

/** Waits until it is told to go, or gives up when its patience or its caller's is at an end. */
function createWaiter(urgency: Urgency, call: string, signal: AbortSignal, onGivenUp: (waiter: Waiter) => void) {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const giveUp = () => {
    onGivenUp(waiter)
    reject(new AcuityFault('not-sent', call))
  }
  const waiter: Waiter = { urgency, go: resolve, giveUp }
  const patience = setTimeout(giveUp, patienceMs[urgency])
  signal.addEventListener('abort', giveUp, { once: true })
  const over = promise.finally(() => {
    clearTimeout(patience)
    signal.removeEventListener('abort', giveUp)
  })
  return { waiter, promise: over }
}

interface Bucket {
  level: number
  at: number
}

// The bucket is kept as "level at time"; both are written as text, since Redis truncates numbers.
const takeShared = `
local rate, burst, kept = string.match(ARGV[1], '^(%S+) (%S+) (%S+)$')
rate, burst, kept = tonumber(rate), tonumber(burst), tonumber(kept)
local now = redis.call('TIME')
local at = now[1] + now[2] / 1000000
local level = tonumber(redis.call('HGET', KEYS[1], 'level') or burst)
local last = tonumber(redis.call('HGET', KEYS[1], 'at') or at)
level = math.min(burst, level + math.max(0, at - last) * rate)
local wait = 0
if level - kept >= 1 then level = level - 1 else wait = math.ceil((1 + kept - level) / rate * 1000) end
redis.call('HSET', KEYS[1], 'level', tostring(level), 'at', string.format('%.6f', at))
redis.call('PEXPIRE', KEYS[1], 10000)
return wait`

const silentMs = 2000

/** With what flows in meanwhile, a full bucket makes no second of more than ten. */
const burstPart = 1 / 2

/** A bucket of calls. `take` gives how many milliseconds to wait, zero where one was taken. */
function createTokens({ redis, now, perSecond }: Required<Pick<Options, 'redis' | 'now' | 'perSecond'>>) {
  /** A half full bucket serves only who may use that half: the rest is kept for the urgent. */
  const keptBack = (urgency: Urgency) => burst * (1 - shares[urgency])
  const burst = perSecond * burstPart
  let bucket: Bucket = { level: burst, at: now() }
  let silentUntil = -Infinity

  function takeLocal(urgency: Urgency) {
    const at = now()
    const level = Math.min(burst, bucket.level + (Math.max(0, at - bucket.at) / 1000) * perSecond)
    const missing = 1 + keptBack(urgency) - level
    bucket = { level: missing > 0 ? level : level - 1, at }
    return missing > 0 ? Math.ceil((missing / perSecond) * 1000) : 0
  }

  return {
    async take(urgency: Urgency): Promise<number> {
      if (redis === null || now() < silentUntil) return takeLocal(urgency)
      try {
        return Number(await redis.run(takeShared, 'acuity:calls', `${perSecond} ${burst} ${keptBack(urgency)}`))
      } catch {
        // The connection's own listener has told the log; each instance counts for itself meanwhile.
        silentUntil = now() + silentMs
        return takeLocal(urgency)
      }
    },
  }
}
