import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { openFaultProxy } from '../../testing/fault-proxy.ts'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { apiRoot } from '../api-root.ts'
import { createDatabase, type Database } from '../database.ts'
import { createLogger } from '../logger.ts'
import { addJob, defineJob } from './add-job.ts'
import { type JobHandler, handles, recurs, type RecurringJob } from './job-handlers.ts'
import { queueVersion } from './job-schema.ts'
import { createJobWorker, type JobWorker } from './job-worker.ts'

const greet = defineJob({ name: 'greet', payload: z.strictObject({ number: z.int() }) })

let server: TestDatabase
let database: Database
let admin: pg.Client
const log: string[] = []
const workers: JobWorker[] = []
beforeAll(async () => {
  server = await createTestDatabase()
  database = createDatabase({ url: server.url, onIdleError: () => undefined })
  admin = new pg.Client(server.adminUrl)
  await admin.connect()
})
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
  await admin.query('delete from graphile_worker._private_jobs; delete from recurring_jobs')
  log.length = 0
})
afterAll(async () => {
  await admin.end()
  await database.close()
  await server.drop()
})

async function startWorker(handlers: readonly JobHandler[], recurring: readonly RecurringJob[] = [], url = server.url) {
  const logger = createLogger('info', { write: (line: string) => void log.push(line) })
  const worker = createJobWorker({ url, handlers, recurring, logger, onIdleError: () => undefined })
  workers.push(worker)
  await worker.start()
  return worker
}

const add = (number: number, options?: Parameters<typeof addJob>[3]) =>
  database.system((tx) => addJob(tx, greet, { number }, options))

const rows = async (query: string) => (await admin.query<Record<string, unknown>>(query)).rows
const jobs = () =>
  rows('select attempts, max_attempts, last_error, run_at, locked_at from graphile_worker._private_jobs')

describe('a job', () => {
  test('runs when its cause was committed, and not when it was undone', async () => {
    const done: number[] = []
    await startWorker([handles(greet, async ({ number }) => void done.push(number))])
    const undone = database.system(async (tx) => {
      await addJob(tx, greet, { number: 1 })
      throw new Error('the cause failed')
    })
    await expect(undone).rejects.toThrow('the cause failed')
    await add(2)
    await vi.waitFor(() => expect(done).toEqual([2]))
    await vi.waitFor(async () => expect(await jobs()).toEqual([]))
  })

  test('with a key takes the place of the one that waits', async () => {
    const later = new Date(Date.now() + 60_000)
    await add(1, { key: 'same', runAt: later })
    await add(2, { key: 'same', runAt: later })
    const [job, ...others] = await rows('select payload from graphile_worker._private_jobs')
    expect([job, others]).toEqual([{ payload: { number: 2 } }, []])
  })

  test('that fails is tried again later, and neither queue nor log repeats the words of the error', async () => {
    await startWorker([handles(greet, () => Promise.reject(new TypeError('Jane Citizen is not a function')))])
    await add(1)
    await vi.waitFor(async () => expect(await jobs()).toMatchObject([{ attempts: 1, last_error: 'TypeError' }]))
    const [{ run_at: runAt } = {}] = await jobs()
    expect(Number(runAt)).toBeGreaterThan(Date.now())
    expect(log.join()).toContain('job-failed')
    expect(log.join()).not.toContain('Citizen')
  })

  test('whose payload is not what its kind says fails and harms nothing else', async () => {
    const done: number[] = []
    await startWorker([handles(greet, async ({ number }) => void done.push(number))])
    await database.system((tx) => addJob<unknown>(tx, greet, { number: 'poison' }))
    await add(7)
    await vi.waitFor(() => expect(done).toEqual([7]))
    await vi.waitFor(async () => expect(await jobs()).toMatchObject([{ attempts: 1, last_error: 'ZodError' }]))
  })

  test('is run once by two workers that look at the same moment', async () => {
    const done: number[] = []
    const handler = handles(greet, async ({ number }) => void done.push(number))
    await Promise.all([startWorker([handler]), startWorker([handler])])
    await Promise.all(Array.from({ length: 40 }, (_, number) => add(number)))
    await vi.waitFor(async () => expect(await jobs()).toEqual([]), 5000)
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, number) => number))
  })

  test('that a killed worker left locked is taken over once a job cannot take that long', async () => {
    const done: number[] = []
    await add(1)
    await admin.query(
      `update graphile_worker._private_jobs set locked_at = now() - interval '7 minutes', locked_by = 'gone', attempts = 1`,
    )
    await startWorker([handles(greet, async ({ number }) => void done.push(number))])
    await vi.waitFor(() => expect(done).toEqual([1]), 5000)
  })

  test('that ends while the database is away ends neither the process nor the queue, and is tried again', async () => {
    const line = await openFaultProxy(server.url)
    const tries: number[] = []
    const losing = async ({ number }: { number: number }) => {
      if (tries.push(number) > 1) return
      await line.become({ kind: 'resets' })
      throw new Error('the database went away')
    }
    const worker = await startWorker([handles(greet, losing)], [], line.url)
    await add(1)
    await vi.waitFor(() => expect(log.join()).toContain('begins again'))
    worker.nudge()
    await line.become({ kind: 'passes' })
    await vi.waitFor(async () => expect([tries, await jobs()]).toEqual([[1, 1], []]), 5000)
    await worker.stop()
    await line.close()
  })

  test('that does not end with the service is handed back untried', { timeout: 15_000 }, async () => {
    const begun: number[] = []
    const worker = await startWorker([
      handles(greet, async ({ number }, signal) => {
        begun.push(number)
        await wait(30_000, undefined, { signal })
      }),
    ])
    await add(1)
    await vi.waitFor(() => expect(begun).toEqual([1]))
    await worker.stop()
    const [job] = await jobs()
    expect(job).toMatchObject({ attempts: 0, locked_at: null })
    expect(Number(job?.run_at)).toBeLessThanOrEqual(Date.now() + 1000)
  })
})

test('the next request takes up due work where timers stood still', async () => {
  const done: number[] = []
  const worker = await startWorker([handles(greet, async ({ number }) => void done.push(number))])
  await vi.waitFor(async () =>
    expect(await rows(`select from pg_stat_activity where query like 'LISTEN%'`)).not.toEqual([]),
  )
  // Without a word to the workers, as if the word had come while the CPU was stopped.
  await admin.query(
    `insert into graphile_worker._private_jobs (task_id, payload) select id, '{"number":5}' from graphile_worker._private_tasks where identifier = 'greet'`,
  )
  worker.nudge()
  await vi.waitFor(() => expect(done).toEqual([5]), 900)
})

describe('a recurring job', () => {
  const due = async () => (await rows('select task, due_at from recurring_jobs'))[0]

  test('is added once for all instances when it is due, and then not before the next time', async () => {
    const done: string[] = []
    const sweep = recurs('sweep', { everyMinutes: 5 }, async () => done.push('swept'))
    await Promise.all([startWorker([], [sweep]), startWorker([], [sweep])])
    await vi.waitFor(() => expect(done).toEqual(['swept']))
    await startWorker([], [sweep])
    await vi.waitFor(async () => expect(await jobs()).toEqual([]))
    expect(done).toEqual(['swept'])
    expect(Number((await due())?.due_at) - Date.now()).toBeGreaterThan(4 * 60_000)
  })

  test('goes on after the clock was wrong by days, in either direction', async () => {
    const done: string[] = []
    const sweep = recurs('sweep', { everyMinutes: 5 }, async () => done.push('swept'))
    await admin.query(`insert into recurring_jobs values ('sweep', now() + interval '3 days')`)
    await startWorker([], [sweep])
    await vi.waitFor(() => expect(done).toEqual(['swept']))
    await admin.query(`update recurring_jobs set due_at = now() - interval '3 days'`)
    await startWorker([], [sweep])
    await vi.waitFor(() => expect(done).toEqual(['swept', 'swept']))
  })

  test('of a day is due at its time in Sydney', async () => {
    await startWorker([], [recurs('daily', { dailyAt: '03:10' }, async () => undefined)])
    await vi.waitFor(async () => expect(Number((await due())?.due_at)).toBeGreaterThan(Date.now()))
    const time = (await due())?.due_at
    const format = new Intl.DateTimeFormat('en-AU', {
      timeZone: 'Australia/Sydney',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    expect(format.format(time as Date)).toBe('03:10')
  })
})

test('the version kept beside the queue’s schema is the one installed', async () => {
  const { dependencies } = JSON.parse(await readFile(join(apiRoot, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  expect(dependencies['graphile-worker']).toBe(queueVersion)
})
