import type { JobKind } from './add-job.ts'
import type { Rhythm } from './recurring-jobs.ts'

/** What is done for one kind of job; `signal` says that it is to end, since its time is up or the service stops. */
export interface JobHandler {
  name: string
  run(payload: unknown, signal: AbortSignal): Promise<unknown>
}

/** Ties a kind of job to its work; a payload that is not what the kind says fails the job. */
export const handles = <Payload>(
  { name, payload: schema }: JobKind<Payload>,
  work: (payload: Payload, signal: AbortSignal) => Promise<unknown>,
): JobHandler => ({ name, run: async (payload, signal) => work(schema.parse(payload), signal) })

export interface RecurringJob extends JobHandler {
  rhythm: Rhythm
}

export const recurs = (
  name: string,
  rhythm: Rhythm,
  work: (signal: AbortSignal) => Promise<unknown>,
): RecurringJob => ({ name, rhythm, run: (_payload, signal) => work(signal) })
