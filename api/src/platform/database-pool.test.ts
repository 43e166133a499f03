import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FaultProxy, openFaultProxy, silence } from '../testing/fault-proxy.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { createDatabase, type Database } from './database.ts'

let server: TestDatabase
let line: FaultProxy
let database: Database
beforeAll(async () => void (server = await createTestDatabase()))
afterAll(() => server.drop())
beforeEach(async () => {
  line = await openFaultProxy(server.url)
  database = createDatabase({ url: line.url, onIdleError: () => undefined })
})
afterEach(async () => {
  await line.close()
  await database.close()
})

const answer = () => database.system(async (tx) => (await sql<{ one: number }>`select 1 as one`.execute(tx)).rows)

test('a connection that has fallen silent is given up within two seconds, and the next caller gets another', async () => {
  await answer()
  await silence(line)
  const begun = performance.now()
  await expect(answer()).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 2 })
  expect(performance.now() - begun).toBeLessThan(2000)
  await expect(answer()).resolves.toEqual([{ one: 1 }])
})

test('so is one that falls silent in the middle of a transaction', { timeout: 15_000 }, async () => {
  const begun = performance.now()
  const broken = database.system(async (tx) => {
    await silence(line)
    await sql`select 2`.execute(tx)
  })
  await expect(broken).rejects.toMatchObject({ code: 'unavailable' })
  expect(performance.now() - begun).toBeLessThan(10_000)
  await expect(answer()).resolves.toEqual([{ one: 1 }])
})

test('a caller who finds every connection taken by who asks nothing is told so within two seconds', async () => {
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>()
  let begins = 0
  const taken = Array.from({ length: 10 }, () =>
    database.system(() => {
      begins += 1
      return finished
    }),
  )
  // It is told by when the last of them was answered.
  await expect.poll(() => begins, { timeout: 10_000 }).toBe(10)
  const begun = performance.now()
  const refused = await answer().catch((error: unknown) => error)
  const waitedMs = performance.now() - begun
  finish()
  await Promise.all(taken)
  expect(refused).toMatchObject({ code: 'unavailable' })
  expect(waitedMs).toBeLessThan(2000)
  await expect(answer()).resolves.toEqual([{ one: 1 }])
})

test('a caller waits for a connection as long as the database answers those who have one', async () => {
  const release = Promise.withResolvers<void>()
  const over = new AbortController()
  const busy = database.system(async (tx) => {
    while (!over.signal.aborted) await sql`select pg_sleep(0.1)`.execute(tx)
  })
  const taken = Array.from({ length: 9 }, () => database.system(() => release.promise))
  const waiting = answer()
  const outcome = waiting.then(
    () => 'answered',
    () => 'refused',
  )
  const stillWaits = wait(3000).then(() => 'waits')
  expect(await Promise.race([outcome, stillWaits])).toBe('waits')
  over.abort()
  release.resolve()
  await expect(waiting).resolves.toEqual([{ one: 1 }])
  await Promise.all([busy, ...taken])
})

test('work that goes on after a failed statement is not taken for stored', async () => {
  const careless = database.system((tx) =>
    sql`select 1 / 0`.execute(tx).then(
      () => undefined,
      () => undefined,
    ),
  )
  await expect(careless).rejects.toThrow('undid the transaction')
})
