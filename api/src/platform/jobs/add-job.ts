import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../database.ts'

/** A kind of background work: what it is called in the queue and what it is told. Payloads hold ids only, never patient data. */
export interface JobKind<Payload> {
  name: string
  payload: z.ZodType<Payload>
  /** How often it is tried; the waits between grow from 3 seconds to 6 hours, and ten attempts take about 3.5 hours. */
  maxAttempts?: number
}

export const defineJob = <Payload>(kind: JobKind<Payload>): JobKind<Payload> => kind

interface JobOptions {
  /** A job with the same key that still waits is replaced by this one. */
  key?: string
  /** At once when absent. */
  runAt?: Date
}

/** Adds a job in the transaction of its cause: it runs, at least once, if that is committed, and never otherwise. */
export async function addJob<Payload>(
  tx: Db,
  { name, maxAttempts = 10 }: JobKind<Payload>,
  payload: Payload,
  { key, runAt }: JobOptions = {},
) {
  await sql`select app.add_job(${name}, ${JSON.stringify(payload)}::json, ${runAt ?? null}::timestamptz, ${maxAttempts}, ${key ?? null})`.execute(
    tx,
  )
}
