import { z } from 'zod'
import { idSchema, instantSchema, listSchema } from './common.ts'

/** A number of the queue's, kept as text. */
export const jobIdSchema = z.string().regex(/^[1-9]\d{0,17}$/)

/** `GET /api/admin/jobs`: work in the background that failed, the latest first. */
export const failedJobSchema = z.object({
  id: jobIdSchema,
  name: z.string(),
  /** What went wrong last; names nobody. */
  reason: z.string(),
  attempts: z.int(),
  maxAttempts: z.int(),
  /** Null where it has been given up and waits for somebody to decide. */
  nextAttemptAt: instantSchema.nullable(),
  createdAt: instantSchema,
  failedAt: instantSchema,
})
export type FailedJob = z.infer<typeof failedJobSchema>
export const failedJobListSchema = listSchema(failedJobSchema)

/** Of one request. */
export const mostSettled = 100

/** Why somebody gave up what could be tried again: a choice of ours, since the trail holds no text that could name a patient. */
export const discardReasons = ['done-otherwise', 'no-longer-needed', 'duplicate', 'cannot-succeed'] as const
export const discardReasonSchema = z.enum(discardReasons)
export type DiscardReason = z.infer<typeof discardReasonSchema>

/** `POST /api/admin/jobs/retry` and `/discard`: all of them, or those that still rest there. */
export const jobIdsSchema = z.strictObject({ ids: z.array(jobIdSchema).min(1).max(mostSettled) })
export const discardJobsSchema = jobIdsSchema.extend({ reason: discardReasonSchema })

/** `POST /api/notices/send-again` and `/discard`, likewise. */
export const noticeIdsSchema = z.strictObject({ ids: z.array(idSchema).min(1).max(mostSettled) })
export const discardNoticesSchema = noticeIdsSchema.extend({ reason: discardReasonSchema })

/** How many were settled, and how many were not there any more, or not in a state for it; none at all is `not_found`. */
export const settledSchema = z.object({ done: z.int(), left: z.int() })
export type Settled = z.infer<typeof settledSchema>
