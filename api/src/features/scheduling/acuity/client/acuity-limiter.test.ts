import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openRedis } from '../../../../platform/redis.ts'
import { lacksRedis, startRedis } from '../../../../testing/redis-server.ts'
import type { AcuityFault } from './acuity-fault.ts'
import { type AcuityLimiter, createAcuityLimiter, type Urgency } from './acuity-limiter.ts'

test('whoever gives up while their turn is being asked for keeps no place', async () => {
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<number>()
  const redis = { run: async () => (asked.resolve(), answer.promise) }
  const limiter = createAcuityLimiter({ redis, atOnce: 1 })
  const caller = new AbortController()
  const given = limiter.run('booking', 'GET /me', caller.signal, async () => 'ran')
  await asked.promise
  caller.abort()
  await expect(given).rejects.toMatchObject({ kind: 'not-sent' })
  answer.resolve(0)
  const next = limiter.run('booking', 'GET /me', AbortSignal.timeout(1000), async () => 'ran')
  await expect(next).resolves.toBe('ran')
})

describe('a limiter', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** When each of so many calls went, in milliseconds of the clock. */
  function start(limiter: AcuityLimiter, urgency: Urgency, count: number) {
    const went: number[] = []
    const given: AcuityFault[] = []
    for (let index = 0; index < count; index += 1) {
      const run = limiter.run(urgency, 'GET /me', new AbortController().signal, async () => void went.push(Date.now()))
      run.catch((error: unknown) => given.push(error as AcuityFault))
    }
    return { went, given }
  }

  test('lets no more than ten go in any second, and all of them in the end', async () => {
    const { went } = start(createAcuityLimiter(), 'booking', 40)
    await vi.advanceTimersByTimeAsync(8000)
    expect(went).toHaveLength(40)
    const inSecondFrom = (begin: number) => went.filter((at) => at >= begin && at < begin + 1000).length
    expect(Math.max(...went.map(inSecondFrom))).toBeLessThanOrEqual(10)
  })

  test('keeps room for bookings while searches wait', async () => {
    const limiter = createAcuityLimiter()
    const searches = start(limiter, 'availability', 30)
    await vi.advanceTimersByTimeAsync(0)
    const before = searches.went.length
    const bookings = start(limiter, 'booking', 2)
    await vi.advanceTimersByTimeAsync(0)
    expect(before).toBeLessThan(4)
    expect(bookings.went).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(3000)
    // Half of the rate is theirs.
    expect(searches.went.length).toBeLessThanOrEqual(before + 18)
  })

  test('serves what is urgent first, whatever came before', async () => {
    const limiter = createAcuityLimiter()
    start(limiter, 'booking', 4)
    const [searches, comparisons, bookings] = [
      start(limiter, 'availability', 1),
      start(limiter, 'reconciliation', 1),
      start(limiter, 'booking', 1),
    ]
    await vi.advanceTimersByTimeAsync(4000)
    const order = [bookings, comparisons, searches].map(({ went }) => went[0] ?? Infinity)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order.every(Number.isFinite)).toBe(true)
  })

  test('lets nobody go for a while when Acuity said it was too much', async () => {
    const limiter = createAcuityLimiter()
    limiter.pause(5000)
    const { went } = start(limiter, 'booking', 1)
    await vi.advanceTimersByTimeAsync(4900)
    expect(went).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(went).toHaveLength(1)
  })

  test('gives a search up after five seconds, as not sent', async () => {
    const limiter = createAcuityLimiter()
    limiter.pause(60_000)
    const { given } = start(limiter, 'availability', 1)
    await vi.advanceTimersByTimeAsync(5100)
    expect(given).toMatchObject([{ kind: 'not-sent' }])
  })
})

test.skipIf(lacksRedis)(
  'two instances share one rate through Redis, and each counts for itself while it is away',
  async () => {
    const server = await startRedis()
    const redis = await openRedis(server.url, () => undefined, 30_000)
    await vi.waitFor(() => redis.ping())
    const here = createAcuityLimiter({ redis })
    const elsewhere = createAcuityLimiter({ redis })
    let went = 0
    const stop = new AbortController()
    const run = (limiter: AcuityLimiter) =>
      limiter.run('booking', 'GET /me', stop.signal, async () => void (went += 1)).catch(() => undefined)
    const all = Array.from({ length: 10 }, () => [run(here), run(elsewhere)]).flat()
    await vi.waitFor(() => expect(went).toBeGreaterThanOrEqual(4))
    // A bucket of four, and what flows in meanwhile.
    expect(went).toBeLessThanOrEqual(6)
    stop.abort()
    await Promise.all(all)
    await redis.close()
    await server.stop()
    expect(
      await createAcuityLimiter({ redis }).run('booking', 'GET /me', AbortSignal.timeout(3000), async () => 'ran'),
    ).toBe('ran')
  },
)
