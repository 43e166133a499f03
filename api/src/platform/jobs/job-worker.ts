import pg from 'pg'
import { hearErrors } from '../database-pool.ts'
import { runtimeConnection } from '../database.ts'
import type { Logger } from '../logger.ts'
import { noTelemetry, type Telemetry } from '../telemetry/telemetry.ts'
import type { JobHandler, RecurringJob } from './job-handlers.ts'
import { type RunningQueue, runQueue } from './job-queue.ts'
import { addDueJobs, type Rhythm } from './recurring-jobs.ts'

export interface JobWorker {
  /** Begins to take jobs. */
  start(): Promise<void>
  /** Looks for due work now. A host may stop the CPU between requests, and timers with it; so each request calls this. */
  nudge(): void
  /** Takes no more jobs, lets those that run finish for a while and hands the rest back, to be run at once elsewhere. */
  stop(): Promise<void>
}

interface Options {
  url: string
  handlers: readonly JobHandler[]
  recurring: readonly RecurringJob[]
  logger: Logger
  onIdleError: (error: Error) => void
  telemetry?: Telemetry
}

/** Connections that take and settle jobs, and the one that hears of new ones. */
const poolSize = 5
const timetableMs = 30_000
const leastNudgeMs = 1000
// A worker that was killed leaves its jobs locked; longer than a job may take.
const lockMinutes = 6

export function createJobWorker({ url, handlers, recurring, logger, onIdleError, ...given }: Options): JobWorker {
  const { telemetry = noTelemetry } = given
  const rhythms = new Map(recurring.map(({ name, rhythm }) => [name, rhythm]))
  let running: { pool: pg.Pool; queue: RunningQueue } | undefined
  let timetable: NodeJS.Timeout | undefined
  let lookedAt = 0
  let nudgedAt = 0

  async function start() {
    if (running) return
    const pool = new pg.Pool({ ...runtimeConnection(url, 'medinotes_jobs'), max: poolSize })
    hearErrors(pool, onIdleError)
    running = { pool, queue: await runQueue({ pool, logger, telemetry, handlers: [...handlers, ...recurring] }) }
    timetable = setInterval(look, timetableMs)
    timetable.unref()
    look()
  }

  function look() {
    if (!running) return
    lookedAt = Date.now()
    lookFor(running.pool, rhythms).catch((err: unknown) => {
      logger.warn({ err, event: 'jobs' }, 'Due jobs could not be looked for; it is tried again')
    })
  }

  telemetry.gauge('medinotes_jobs', () => (running ? countJobs(running.pool) : null))

  return {
    start,
    nudge() {
      const now = Date.now()
      if (!running || Math.abs(now - nudgedAt) < leastNudgeMs) return
      nudgedAt = now
      if (Math.abs(now - lookedAt) >= timetableMs) look()
      running.queue.nudge()
    },
    async stop() {
      clearInterval(timetable)
      const stopped = running
      running = undefined
      await stopped?.queue.stop()
      await stopped?.pool.end()
    },
  }
}

async function lookFor(pool: pg.Pool, rhythms: ReadonlyMap<string, Rhythm>) {
  await pool.query(
    `select graphile_worker.force_unlock_workers(array_agg(locked_by)) from graphile_worker._private_jobs
     where locked_at < now() - make_interval(mins => $1)`,
    [lockMinutes],
  )
  await addDueJobs(pool, rhythms)
}

async function countJobs(pool: pg.Pool) {
  const { rows } = await pool.query<{ overdue: number; failed: number }>(
    `select count(*) filter (where attempts < max_attempts and locked_at is null and run_at < now() - interval '1 minute')::int as overdue,
       count(*) filter (where attempts >= max_attempts)::int as failed
     from graphile_worker._private_jobs`,
  )
  return rows[0] ?? null
}
