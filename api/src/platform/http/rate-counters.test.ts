import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { lacksRedis, startRedis } from '../../testing/redis-server.ts'
import { openRedis, type RedisConnection } from '../redis.ts'
import { createLocalCounters, createSharedCounters } from './rate-counters.ts'

describe('counters of one process', () => {
  test('count a key until its window ends, and begin anew', async () => {
    let clock = 0
    const count = createLocalCounters(() => clock)
    expect(await count('a', 1000)).toEqual({ current: 1, ttl: 1000 })
    clock = 400
    expect(await count('a', 1000)).toEqual({ current: 2, ttl: 600 })
    expect(await count('b', 1000)).toEqual({ current: 1, ttl: 1000 })
    clock = 1000
    expect(await count('a', 1000)).toEqual({ current: 1, ttl: 1000 })
  })

  test('stay bounded whatever keys arrive, and forget the oldest window first', async () => {
    const count = createLocalCounters()
    for (let key = 0; key < 100_001; key++) await count(`key ${key}`, 60_000)
    expect(await count('key 100000', 60_000)).toMatchObject({ current: 2 })
    expect(await count('key 0', 60_000)).toMatchObject({ current: 1 })
  })
})

describe.skipIf(lacksRedis)('counters in Redis', () => {
  let server: Awaited<ReturnType<typeof startRedis>>
  let redis: RedisConnection
  let patient: RedisConnection
  beforeAll(async () => {
    server = await startRedis()
    redis = await openRedis(server.url, () => undefined)
    // However slow the machine is, nobody counts alone.
    patient = await openRedis(server.url, () => undefined, 30_000)
    await vi.waitFor(() => Promise.all([redis.ping(), patient.ping()]))
  })
  afterAll(async () => {
    await Promise.all([redis.close(), patient.close()])
    await server.stop()
  })

  test('count for two instances together, and the window ends by itself', async () => {
    const [one, two] = [createSharedCounters(patient), createSharedCounters(patient)]
    expect(await one('together', 2000)).toMatchObject({ current: 1 })
    expect(await two('together', 2000)).toMatchObject({ current: 2 })
    await vi.waitFor(async () => expect(await one('alone', 1)).toMatchObject({ current: 1 }))
    await vi.waitFor(async () => expect((await one('together', 2000)).current).toBe(1), {
      timeout: 10_000,
      interval: 500,
    })
  })

  test('are exact when many instances count at once', async () => {
    const instances = Array.from({ length: 4 }, () => createSharedCounters(patient))
    const counts = await Promise.all(
      instances.flatMap((count) => Array.from({ length: 50 }, () => count('crowd', 60_000))),
    )
    expect(new Set(counts.map(({ current }) => current)).size).toBe(200)
  })

  test('go on counting locally, and soon, while Redis is frozen or gone, and together again once it is back', async () => {
    let clock = Date.now()
    const count = createSharedCounters(redis, () => clock)
    await count('outage', 60_000)
    server.freeze()
    const started = performance.now()
    expect(await count('outage', 60_000)).toMatchObject({ current: 2 })
    for (let more = 0; more < 50; more++) await count('outage', 60_000)
    expect(performance.now() - started).toBeLessThan(2000)
    await server.thaw()
    await server.stop()
    clock += 3000
    expect(await count('outage', 60_000)).toMatchObject({ current: 53 })
    await server.start()
    await vi.waitFor(() => redis.ping(), { timeout: 8000 })
    clock += 3000
    expect(await count('outage', 60_000)).toMatchObject({ current: 1 })
  })
})
