import { EventEmitter, once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { JobHelpers, WorkerEvents, WorkerPool } from 'graphile-worker'
import type pg from 'pg'
import type { Logger } from '../logger.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import { describeFault, JobFault } from './job-fault.ts'
import type { JobHandler } from './job-handlers.ts'

export interface RunningQueue {
  /** Has an idle worker look for due jobs at once; it goes on for as long as it finds one. */
  nudge(): void
  stop(): Promise<void>
}

const concurrency = 4
const pollMs = 2000
/** Between one try and the next to begin again. */
const retryMs = 500
const jobLimitMs = 4 * 60_000
const graceMs = 5000
/** How long work may take to end once it was told to. */
const endMs = 2000

const settings = {
  concurrency,
  pollInterval: pollMs,
  noHandleSignals: true,
  preset: {
    worker: {
      gracefulShutdownAbortTimeout: graceMs,
      // Where it is not set, an outcome that the database does not take is a rejection that nobody handles.
      ...{ completeJobBatchDelay: 0, failJobBatchDelay: 0 },
    },
  },
}

interface Options {
  pool: pg.Pool
  logger: Logger
  telemetry: Telemetry
  handlers: readonly JobHandler[]
}

export async function runQueue({ pool, logger, telemetry, handlers }: Options): Promise<RunningQueue> {
  // Loaded where jobs run: it takes a while, and an instance that serves pages alone has no use for it.
  const { Logger: QueueLogger, runTaskList } = await import('graphile-worker')
  // The queue's own words may quote an error's message; level and kind are told, the words are not.
  const quiet = new QueueLogger(() => (level, _message, meta) => {
    if (level === 'error') logger.warn({ err: meta?.error, event: 'jobs' }, 'The job queue met a fault; it goes on')
  })
  // oxlint-disable-next-line no-console -- it prints an error that ends a worker, too, and its message may quote a patient
  console.trace = () => undefined
  const handedBack: string[] = []
  const tasks = Object.fromEntries(
    handlers.map((handler) => [handler.name, taskOf(observed(handler, telemetry), logger, handedBack)]),
  )
  function begin() {
    const events: WorkerEvents = new EventEmitter()
    const givenUp = once(events, 'pool:gracefulShutdown')
    return Object.assign(runTaskList({ ...settings, logger: quiet, events }, tasks, pool), { givenUp })
  }
  let worker = begin()
  const stopping = new AbortController()

  // Where the database does not take what became of a job, the queue gives itself up.
  async function keepUp() {
    const err: unknown = await Promise.race([worker.promise, longAfter(worker.givenUp)]).catch(
      (error: unknown) => error,
    )
    if (stopping.signal.aborted) return
    logger.warn({ err, event: 'jobs' }, 'The job queue stopped by itself; it begins again')
    await freeJobs()
    if (stopping.signal.aborted) return
    worker = begin()
    void keepUp()
  }

  /** Those that it had are for anybody again, as soon as the database hears of it. */
  async function freeJobs() {
    while (!stopping.signal.aborted) {
      await wait(retryMs)
      const isHeard = await pool.query(unlock, [[worker.id]]).then(
        () => true,
        () => false,
      )
      if (isHeard) return
    }
  }
  void keepUp()

  return {
    nudge() {
      try {
        worker.nudge(1)
      } catch {
        // It has given itself up, and another is about to begin.
      }
    },
    async stop() {
      stopping.abort()
      await shutDown(worker)
      await pool.query(handBack, [handedBack, worker.id])
    },
  }
}

// After a database that was killed its own end has been seen to wait for good (`npm run faults -- --only PostgreSQL`).
async function longAfter(givenUp: Promise<unknown>) {
  await givenUp
  await wait(graceMs + endMs, undefined, { ref: false })
  return new Error('The job queue did not end')
}

/** Jobs end by themselves within the grace, or because they are told to; whatever goes on is handed back regardless. */
async function shutDown(worker: WorkerPool) {
  const force = setTimeout(() => void worker.forcefulShutdown('The service stopped'), graceMs + endMs)
  try {
    await worker.gracefulShutdown()
  } catch {
    // What it could not end is handed back next, which also tells whether the database is there.
  } finally {
    clearTimeout(force)
  }
}

// Being interrupted by a stop is no failure of the job's, whether the queue has noted it as one by now or not.
const handBack = `
  update graphile_worker._private_jobs set attempts = attempts - 1, run_at = now(), last_error = null, locked_at = null, locked_by = null
  where id = any ($1::bigint[]) and (locked_by is null or locked_by = $2)`

const unlock = `select graphile_worker.force_unlock_workers($1)`

const observed = ({ name, run }: JobHandler, telemetry: Telemetry): JobHandler => ({
  name,
  run: (payload, signal) => telemetry.observe({ kind: 'job', name }, () => run(payload, signal)),
})

/** The handler within its limits; neither the queue nor the log keeps words that could name a person. */
const taskOf =
  ({ name, run }: JobHandler, logger: Logger, handedBack: string[]) =>
  async (payload: unknown, { job, abortSignal }: JobHelpers) => {
    try {
      await within(abortSignal, (signal) => run(payload, signal))
    } catch (err) {
      if (abortSignal?.aborted) handedBack.push(job.id)
      logger.warn({ err, event: 'job-failed', operation: name, jobId: job.id, attempt: job.attempts }, 'A job failed')
      throw new Error(describeFault(err), { cause: err })
    }
  }

/** Gives up on work that goes on although it was told to end. */
async function within(stopping: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<unknown>) {
  const limit = AbortSignal.timeout(jobLimitMs)
  const signal = stopping ? AbortSignal.any([stopping, limit]) : limit
  const { promise: given, reject } = Promise.withResolvers<never>()
  const giveUp = () => reject(new JobFault(limit.aborted ? 'It took too long' : 'The service stopped'))
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    await Promise.race([work(signal), given])
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}
