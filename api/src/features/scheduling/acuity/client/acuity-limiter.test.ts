import { expect, test } from 'vitest'
import { createAcuityLimiter } from './acuity-limiter.ts'

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
