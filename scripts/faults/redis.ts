import { randomUUID } from 'node:crypto'
import { createSpecialist } from '../../api/src/testing/booking-fixture.ts'
import { stepsBy } from '../../api/src/testing/booking-load.ts'
import { whileIt } from '../../api/src/testing/fault-proxy.ts'
import type { Installation } from './installation.ts'
import { type Figures, type Scenario, Skipped, timed } from './scenario.ts'

/** What one person may change a minute. */
const writesPerMinute = 300
const tooMany = writesPerMinute + 20

async function measure({ person, callerOf, database }: Installation, figures: Figures) {
  const [practice, referrer, greedy] = await Promise.all([
    person({ role: 'admin' }),
    person({ role: 'referrer' }),
    person({ role: 'referrer' }),
  ])
  const call = await callerOf(referrer)
  const reads: number[] = []
  for (let count = 0; count < 20; count += 1) {
    const { result, ms } = await timed(call('GET /api/bookings'))
    await result.body?.cancel()
    reads.push(result.ok ? ms : Infinity)
  }
  figures.atMost('slowest of 20 reads', Math.max(...reads), 2000, 'ms')
  const specialist = await createSpecialist(database, { practice })
  const { ms } = await timed(stepsBy(call).book(referrer, specialist))
  figures.atMost('a booking took', ms, 5000, 'ms')
  // Bookings that there are not, so that they cost nothing but count.
  const ask = await callerOf(greedy)
  const statuses = await Promise.all(
    Array.from({ length: tooMany }, async () => {
      const reply = await ask(`POST /api/bookings/${randomUUID()}/extend`)
      await reply.body?.cancel()
      return reply.status
    }),
  )
  figures.exactly(`of ${tooMany} changes in a minute, refused 429`, statuses.filter((each) => each === 429).length, 20)
}

const scenario = (kind: 'refuses' | 'black-hole', fault: string): Scenario => ({
  ...{ part: 'Redis', fault, seen: 'nothing; limits are counted by each instance for itself' },
  async run(installation, figures) {
    const { redis } = installation.lines
    if (redis === null) throw new Skipped('Neither redis-server nor valkey-server is installed')
    await whileIt(redis, { kind }, () => measure(installation, figures))
  },
})

export const redisScenarios = [scenario('refuses', 'is gone'), scenario('black-hole', 'says nothing any more')]
