import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../test-database.ts'
import { runSchedules, tell } from './run-schedules.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

/** Seeds of this run; `npm run simulate-acuity` takes more, and others. */
const schedules = { first: 1, count: 500 }

test(
  'whatever happens, a booking comes to one appointment or none, and every state is explained',
  { timeout: 400_000 },
  async () => {
    const wrong: string[] = []
    let confirmed = 0
    await runSchedules({
      ...{ databaseUrl: database.url, ...schedules },
      onOutcome(outcome) {
        confirmed += outcome.confirmed
        if (outcome.violations.length > 0) wrong.push(tell(outcome))
      },
    })
    expect(wrong).toEqual([])
    // People have really booked.
    expect(confirmed).toBeGreaterThan(schedules.count / 4)
  },
)
